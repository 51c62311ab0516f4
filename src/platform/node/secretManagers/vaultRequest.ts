import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { Secret } from '#core/vault/secret.ts';
import type { HashicorpVault } from '#core/vault/source/hashicorpVault.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import { startDeadline } from '../mistral/deadline.ts';
import { firstBytes } from '../mistral/firstBytes.ts';

export interface Question {
  readonly method: 'GET' | 'POST';
  /** Below /v1, each segment already encoded. */
  readonly path: string;
  readonly token?: Secret;
  readonly body?: unknown;
}

/** Any status is an answer; only what keeps us from getting one is a failure. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

const patienceMs = 10_000;

/** More than the largest secret Vault keeps by default. */
const longestReply = 1024 * 1024;

export async function askVault(
  { address, namespace }: HashicorpVault,
  { method, path, token, body }: Question,
  signal: AbortSignal | undefined,
  timeoutMs = patienceMs,
): Promise<Result<Reply, SourceError>> {
  const deadline = startDeadline(timeoutMs, signal);
  try {
    const response = await fetch(`${address.replace(/\/+$/, '')}/v1/${path}`, {
      method,
      redirect: 'manual',
      signal: deadline.signal,
      headers: {
        'x-vault-request': 'true',
        ...(namespace !== undefined && { 'x-vault-namespace': namespace }),
        ...(token && { 'x-vault-token': token.revealFor('secret manager') }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return ok({ status: response.status, body: parsed(await firstBytes(response, longestReply)) });
  } catch {
    // What was thrown may quote a header, and the token with it: it is not looked at.
    if (signal?.aborted) return fail({ kind: 'cancelled' });
    return fail(deadline.expired() ? { kind: 'timeout' } : { kind: 'unreachable', why: 'network' });
  } finally {
    deadline.end();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const busy: SourceError = { kind: 'unreachable', why: 'busy' };

/** What the statuses of Vault's HTTP API mean for us. 403 says either of two things and is asked about further. */
const byStatus: Readonly<Record<number, SourceError>> = {
  403: { kind: 'denied' },
  404: { kind: 'not-found' },
  /** A node that has not yet caught up, or a standby of a kind that does not answer. */
  412: busy,
  429: busy,
  472: busy,
  473: busy,
  502: { kind: 'unreachable', why: 'network' },
  503: { kind: 'unreachable', why: 'sealed' },
  504: { kind: 'unreachable', why: 'network' },
};

export function refusalOf({ status }: Reply): SourceError {
  const isRedirect = status >= 300 && status < 400;
  return byStatus[status] ?? { kind: 'unexpected', what: isRedirect ? 'redirect' : 'answer' };
}

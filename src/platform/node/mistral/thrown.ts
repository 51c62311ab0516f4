import { $ZodError } from 'zod/v4/core';
import { boundedDetail } from '#core/mistral/boundedDetail.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { Deadline } from './deadline.ts';
import { Failed } from './failed.ts';

export type Circumstances = { readonly rawKey: string; readonly deadline: Deadline };

/** What an exception means. Its own text is not kept: an SDK error holds the request, and with it the key. */
export function meaningOf(thrown: unknown, { rawKey, deadline }: Circumstances): MistralError {
  if (deadline.expired()) return { kind: 'timeout' };
  if (deadline.signal.aborted) return { kind: 'cancelled' };
  const known = failureIn(thrown);
  if (known !== undefined) return known;
  const causes = chainOf(thrown);
  if (causes.some(isBrokenConnection)) return { kind: 'offline' };
  return { kind: 'unexpected-reply', detail: boundedDetail(contractBreach(causes), rawKey) };
}

/** What we threw ourselves, however deep the SDK has wrapped it. */
export const failureIn = (thrown: unknown): MistralError | undefined =>
  chainOf(thrown).find((cause) => cause instanceof Failed)?.failure;

/** An error and everything it wraps; the limit is for a chain that bites its own tail. */
function chainOf(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let link = thrown; link !== undefined && chain.length < 8; ) {
    chain.push(link);
    link = link instanceof Error ? link.cause : undefined;
  }
  return chain;
}

/** A body that breaks off while it is read: sockets and TLS put a code on their errors, and so do wrong arguments. */
function isBrokenConnection(cause: unknown): boolean {
  const isCoded = cause instanceof Error && 'code' in cause && typeof cause.code === 'string';
  return isCoded && !(cause instanceof TypeError);
}

function contractBreach(causes: readonly unknown[]): string {
  const breach = causes.find((cause) => cause instanceof $ZodError);
  if (breach !== undefined) return breach.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
  return causes.some((cause) => cause instanceof SyntaxError) ? 'not JSON' : 'not what was asked for';
}

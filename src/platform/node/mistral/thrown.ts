import { z } from 'zod';
import { boundedDetail } from '#core/mistral/boundedDetail.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { Deadline } from './deadline.ts';
import { Refused } from './guardedFetch.ts';

export type Circumstances = { readonly rawKey: string; readonly deadline: Deadline };

/** What an exception means. Its own text is not kept: an SDK error holds the request, and with it the key. */
export function meaningOf(thrown: unknown, { rawKey, deadline }: Circumstances): MistralError {
  if (deadline.expired()) return { kind: 'timeout' };
  if (deadline.signal.aborted) return { kind: 'cancelled' };
  const causes = chainOf(thrown);
  const refused = causes.find((cause) => cause instanceof Refused);
  if (refused !== undefined) return refused.failure;
  if (causes.some(isNetworkFailure)) return { kind: 'offline' };
  return { kind: 'unexpected-reply', detail: boundedDetail(contractBreach(causes), rawKey) };
}

/** An error and everything it wraps; the limit is for a chain that bites its own tail. */
function chainOf(thrown: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let link = thrown; link !== undefined && chain.length < 8; ) {
    chain.push(link);
    link = link instanceof Error ? link.cause : undefined;
  }
  return chain;
}

/** fetch throws a bare TypeError for every failure of the network, before the answer (fetch failed) or in it (terminated). */
function isNetworkFailure(cause: unknown): boolean {
  return cause instanceof TypeError || (cause instanceof Error && 'syscall' in cause);
}

function contractBreach(causes: readonly unknown[]): string {
  const breach = causes.find((cause) => cause instanceof z.core.$ZodError);
  if (breach !== undefined) return breach.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
  return causes.some((cause) => cause instanceof SyntaxError) ? 'not JSON' : 'not what was asked for';
}

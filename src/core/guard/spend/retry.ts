import type { MistralError } from '#core/mistral/error.ts';

/** Two more tries: a third would only keep a person waiting for what is down. */
const tries = 3;

const firstPause = 500;
const longestPause = 20_000;

/** How long to wait before the next try, or `undefined` when trying again would not help. */
export function pauseBefore(attempt: number, error: MistralError, jitter: number): number | undefined {
  if (attempt >= tries || !isPassing(error)) return undefined;
  if (error.kind === 'limited' && error.retryAfter !== undefined)
    return error.retryAfter <= longestPause ? error.retryAfter : undefined;
  return Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * (0.5 + jitter);
}

/** Failures that may be over by the next try. A timeout is not among them: the person has waited once already. */
export const isPassing = (error: MistralError): boolean =>
  error.kind === 'server' || error.kind === 'limited' || error.kind === 'offline';

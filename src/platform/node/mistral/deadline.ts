export type Deadline = {
  /** Aborts when the time is up or when the caller cancels. */
  readonly signal: AbortSignal;
  readonly expired: () => boolean;
  /** Something was heard: the time starts again. */
  readonly extend: () => void;
  /** Hangs up whatever still runs under the signal, and lets go of the timer. */
  readonly end: () => void;
};

/** Made once: an error of its own for each request would cost as much as the rest of its end. */
const over = new Error('over');

export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const own = new AbortController();
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    own.abort(over);
  }, timeoutMs);
  const cancel = () => own.abort(over);
  caller?.addEventListener('abort', cancel, { once: true });
  if (caller?.aborted) cancel();
  return {
    signal: own.signal,
    expired: () => expired,
    extend: () => void timer.refresh(),
    end: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', cancel);
      own.abort(over);
    },
  };
}

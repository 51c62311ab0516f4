export type Deadline = {
  /** Aborts when the time is up or when the caller cancels. */
  readonly signal: AbortSignal;
  readonly expired: () => boolean;
  /** Something was heard: the time starts again. */
  readonly extend: () => void;
  /** Hangs up whatever still runs under the signal, and lets go of the timer. */
  readonly end: () => void;
};

export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const own = new AbortController();
  let expired = false;
  const timer = setTimeout(() => {
    expired = true;
    own.abort();
  }, timeoutMs);
  const cancel = () => own.abort();
  caller?.addEventListener('abort', cancel, { once: true });
  if (caller?.aborted) cancel();
  return {
    signal: own.signal,
    expired: () => expired,
    extend: () => void timer.refresh(),
    end: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', cancel);
      own.abort();
    },
  };
}

/** One piece of work that several wait for. It is called off when the last of them has left. */
export interface SharedFlight<Value> {
  /** Settles with what `left` gives when this one's own signal aborts first. */
  join(signal?: AbortSignal): Promise<Value>;
  callOff(): void;
}

export function sharedFlight<Value>(
  work: (signal: AbortSignal) => Promise<Value>,
  left: () => Value,
): SharedFlight<Value> {
  const own = new AbortController();
  const landing = work(own.signal);
  let aboard = 0;
  return {
    join: (signal) => {
      aboard += 1;
      return untilAborted(landing, signal, () => {
        aboard -= 1;
        if (aboard === 0) own.abort();
        return left();
      });
    },
    callOff: () => own.abort(),
  };
}

function untilAborted<Value>(landing: Promise<Value>, signal: AbortSignal | undefined, leave: () => Value) {
  if (!signal) return landing;
  return new Promise<Value>((resolve, reject) => {
    const onAbort = () => resolve(leave());
    signal.addEventListener('abort', onAbort, { once: true });
    landing.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}

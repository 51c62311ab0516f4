/** A list of listeners: what changed is told to all of them, and a listener that throws does not silence the others. */
export interface Emitter<Fact> {
  readonly on: Listen<Fact>;
  fire(fact: Fact): void;
}

export type Listen<Fact> = (listener: (fact: Fact) => void) => { dispose(): void };

export function emitter<Fact>(onListenerError: (error: unknown) => void = () => {}): Emitter<Fact> {
  const listeners = new Set<{ tell: (fact: Fact) => void }>();
  return {
    on(tell) {
      // A wrapper, so that the same function may listen twice and each of its subscriptions ends by itself.
      const listener = { tell };
      listeners.add(listener);
      return { dispose: () => listeners.delete(listener) };
    },
    fire(fact) {
      for (const { tell } of [...listeners]) {
        try {
          tell(fact);
        } catch (error) {
          onListenerError(error);
        }
      }
    },
  };
}

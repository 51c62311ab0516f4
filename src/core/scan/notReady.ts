/** A detector needs something first that takes a moment, such as a grammar: wait for it and ask again. */
export class NotReady extends Error {
  readonly prepare: () => Promise<void>;

  constructor(prepare: () => Promise<void>) {
    super('not ready yet');
    this.prepare = prepare;
  }
}

/** What most files never need is loaded when the first one does. */
export async function whenReady<Value>(look: () => Value): Promise<Value> {
  for (;;)
    try {
      return look();
    } catch (error) {
      if (!(error instanceof NotReady)) throw error;
      await error.prepare();
    }
}

/** Work that can be laid aside between two steps, for whoever has something else to do. */
export type Steps<Value> = Generator<undefined, Value>;

export function atOnce<Value>(steps: Steps<Value>): Value {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

export async function unhurried<Value>(steps: Steps<Value>, pause: () => Promise<unknown>): Promise<Value> {
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    await pause();
  }
}

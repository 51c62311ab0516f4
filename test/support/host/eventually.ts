import { setTimeout } from 'node:timers/promises';

/** Looks again every 20 ms until it holds, for what the extension does in its own time. */
export async function eventually<Value>(
  look: () => Value | Promise<Value>,
  holds: (value: Value) => boolean,
): Promise<Value> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`Waited in vain. Last seen: ${JSON.stringify(value)}`);
    await setTimeout(20);
  }
}

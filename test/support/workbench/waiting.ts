import type { Locator } from 'playwright-core';

/** The words as they are drawn, line by line, which the bare text of the elements is not. */
export const shown = (where: Locator): Promise<string> => where.innerText();

/** Waits until a part of the screen shows these words. */
export const expectText = (where: Locator, words: string | RegExp): Promise<void> =>
  where.filter({ hasText: words }).first().waitFor();

/** Waits until a condition holds, looking again every 50 ms: for what no selector can express. */
export async function until<Value>(
  look: () => Promise<Value>,
  holds: (value: Value) => boolean,
  patience = 15_000,
): Promise<Value> {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await look();
    if (holds(value)) return value;
    if (Date.now() > deadline) throw new Error(`Waited in vain. Last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** US dollars for a million tokens, as Mistral published them in August 2026. A model that is missing is charged as the dearest. */
interface Price {
  readonly input: number;
  readonly output: number;
}

const prices: readonly { readonly models: RegExp; readonly price: Price }[] = [
  { models: /^mistral-small/, price: { input: 0.15, output: 0.6 } },
  { models: /^mistral-medium/, price: { input: 1.5, output: 7.5 } },
  { models: /^mistral-large/, price: { input: 0.5, output: 1.5 } },
  { models: /^codestral/, price: { input: 0.3, output: 0.9 } },
  { models: /^ministral-3b/, price: { input: 0.1, output: 0.1 } },
  { models: /^ministral-8b/, price: { input: 0.15, output: 0.15 } },
  { models: /^ministral-14b/, price: { input: 0.2, output: 0.2 } },
  { models: /^mistral-moderation/, price: { input: 0, output: 0 } },
];

const dearest: Price = { input: 1.5, output: 7.5 };

export interface TokenCount {
  readonly prompt: number;
  readonly completion: number;
}

export function costOf(model: string, { prompt, completion }: TokenCount): number {
  const { input, output } = prices.find(({ models }) => models.test(model))?.price ?? dearest;
  return (prompt * input + completion * output) / 1_000_000;
}

import { randomInt } from 'node:crypto';

const alphabets = ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz', '0123456789'] as const;

/** A key of Mistral's shape that nobody owns: 32 letters and digits, with at least one of each kind. */
export function makeMistralKey(): string {
  const certain = alphabets.map(pick);
  const rest = Array.from({ length: 32 - certain.length }, () => pick(alphabets.join('')));
  return shuffled([...certain, ...rest]).join('');
}

const pick = (alphabet: string): string => alphabet.charAt(randomInt(alphabet.length));

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: randomInt(2 ** 32) }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

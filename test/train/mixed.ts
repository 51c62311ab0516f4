import type { Row } from './rows.ts';

/**
 * Attacks in the wild are long and harmless questions short; a model would learn the length. So harmless rows are also
 * shown joined to a page, and attacks with a harmless sentence around them.
 */
export function mixed(rows: readonly Row[], random: () => number): readonly Row[] {
  const pick = (from: readonly Row[]): string => from[Math.floor(random() * from.length)]?.text ?? '';
  const harmless = rows.filter((row) => !row.attack);
  const short = harmless.filter((row) => row.text.length < 200);
  const attacks = rows.filter((row) => row.attack && row.text.length < 400);
  return [
    ...Array.from({ length: 1_500 }, () => ({
      set: 'mixed',
      attack: false,
      text: Array.from({ length: 2 + Math.floor(random() * 12) }, () => pick(harmless))
        .join(random() < 0.5 ? '\n' : ' ')
        .slice(0, 2_400),
      group: '',
    })),
    ...Array.from({ length: 1_200 }, (_, i) => ({
      set: 'mixed',
      attack: i % 2 === 0,
      text: mistyped(pick(i % 2 === 0 ? attacks : short), random),
      group: '',
    })),
    ...Array.from({ length: 800 }, () => ({
      set: 'mixed',
      attack: true,
      text: [pick(short), pick(attacks), random() < 0.5 ? pick(short) : ''].join(' '),
      group: '',
    })),
  ];
}

/** One word in four with two letters swapped, one lost or one doubled: haste, and a way around word lists. In both classes. */
const mistyped = (text: string, random: () => number): string =>
  text.replace(/\p{L}{4,}/gu, (word) => {
    if (random() > 0.25) return word;
    const at = 1 + Math.floor(random() * (word.length - 2));
    const [a, b] = [word.charAt(at), word.charAt(at + 1)];
    const middle = random() < 0.6 ? b + a : random() < 0.5 ? b : a + a + b;
    return word.slice(0, at) + middle + word.slice(at + 2);
  });

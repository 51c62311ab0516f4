import type { Tokens } from './tokens.ts';

/** The model's features of a text, hashed to buckets: one to three words in a row and four letters in a row. */
export interface Features {
  readonly buckets: Uint32Array;
  /** Where in the text each feature begins, rising. */
  readonly starts: Uint32Array;
}

export function featuresOf({ words, starts }: Tokens, bucketCount: number): Features {
  const buckets: number[] = [];
  const places: number[] = [];
  let before = 0;
  let beforeThat = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const start = starts[i] ?? 0;
    const hash = hashWord(word, buckets, bucketCount);
    buckets.push(
      hash % bucketCount,
      combine(before, hash) % bucketCount,
      combine(combine(beforeThat, before), hash) % bucketCount,
    );
    while (places.length < buckets.length) places.push(start);
    beforeThat = before;
    before = hash;
  }
  return { buckets: Uint32Array.from(buckets), starts: Uint32Array.from(places) };
}

/** FNV-1a over the word; on the way, every four letters of `·word·` as a feature of their own. */
function hashWord(word: string, buckets: number[], bucketCount: number): number {
  let hash = 0x811c9dc5;
  let a = 0;
  let b = 0;
  let c = 1;
  for (let i = 0; i <= word.length; i++) {
    const d = i < word.length ? word.charCodeAt(i) : 1;
    if (i >= 2 && word.length > 2) buckets.push(gram(a, b, c, d) % bucketCount);
    hash = Math.imul(hash ^ d, 0x01000193);
    a = b;
    b = c;
    c = d;
  }
  return mix(hash);
}

const gram = (a: number, b: number, c: number, d: number): number =>
  mix(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f));

const combine = (left: number, right: number): number => mix(Math.imul(left, 31) ^ right);

function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

import type { Tokens } from './tokens.ts';

/** The model's features of a text, hashed to buckets: one to three words in a row and four letters in a row. */
export interface Features {
  readonly buckets: Uint32Array;
  /** Where in the text each feature begins, rising. */
  readonly starts: Uint32Array;
}

export function featuresOf({ words, starts }: Tokens, bucketCount: number): Features {
  const most = words.reduce((sum, word) => sum + word.length + 3, 0);
  const buckets = new Uint32Array(most);
  const places = new Uint32Array(most);
  let count = 0;
  let before = 0;
  let beforeThat = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    const first = count;
    count = addGrams(word, buckets, count, bucketCount);
    const hash = hashOf(word);
    const pair = combine(before, hash);
    buckets[count++] = hash % bucketCount;
    buckets[count++] = pair % bucketCount;
    buckets[count++] = combine(combine(beforeThat, before), hash) % bucketCount;
    places.fill(starts[i] ?? 0, first, count);
    beforeThat = before;
    before = hash;
  }
  return { buckets: buckets.subarray(0, count), starts: places.subarray(0, count) };
}

/** Every four letters of `·word·`, from `at` onwards; returns where the next feature goes. */
function addGrams(word: string, buckets: Uint32Array, at: number, bucketCount: number): number {
  if (word.length < 3) return at;
  let next = at;
  let a = edge;
  let b = word.charCodeAt(0);
  let c = word.charCodeAt(1);
  for (let i = 2; i <= word.length; i++) {
    const d = i < word.length ? word.charCodeAt(i) : edge;
    buckets[next++] = gram(a, b, c, d) % bucketCount;
    a = b;
    b = c;
    c = d;
  }
  return next;
}

/** Stands for the beginning and the end of a word. */
const edge = 1;

/** FNV-1a over the word and its end. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mix(Math.imul(hash ^ edge, 0x01000193));
}

const gram = (a: number, b: number, c: number, d: number): number =>
  mix(Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f));

const combine = (left: number, right: number): number => mix(Math.imul(left, 31) ^ right);

function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

/** A source as a person, a merge conflict or a broken disk might leave it. Reproducible by its seed. */
export function mutated(text: string, seed: number): string {
  const random = generator(seed);
  let result = text;
  for (let times = 1 + random(4); times > 0; times--)
    result = mutations[random(mutations.length)]?.(result, random) ?? result;
  return result;
}

type Random = (below: number) => number;

/** Small, fast and the same everywhere (mulberry32). */
function generator(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) % Math.max(1, below);
  };
}

const pieces = [
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  "'",
  '"',
  '`',
  '${',
  '"""',
  '\\',
  '\n',
  ',',
  ':',
  '=',
  '...',
  '**',
  '\u0000',
  '🔑',
  '\ud800',
  'await ',
  'lambda: ',
  '/*',
  '#',
  ';',
];

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => splice(text, random(text.length), 1 + random(30), ''),
  (text, random) => splice(text, random(text.length), 0, pieces[random(pieces.length)] ?? ''),
  (text, random) => splice(text, random(text.length), 1, pieces[random(pieces.length)] ?? ''),
  (text, random) => text.slice(0, random(text.length)),
  (text, random) => text.slice(random(text.length)),
  (text, random) => {
    const at = random(text.length);
    return splice(text, at, 0, text.slice(at, at + random(200)));
  },
  (text, random) => splice(text, random(text.length), 0, (pieces[random(6)] ?? '(').repeat(1 + random(300))),
  (text) => text.replaceAll('\n', '\r\n'),
];

const splice = (text: string, at: number, remove: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + remove);

/** `{a|b|c}` is one of the three, `{name}` a line of that list; drawn with a seeded generator so that a run can be repeated. */
export type Lists = Readonly<Record<string, readonly string[]>>;

function expand(template: string, lists: Lists, random: () => number): string {
  const filled = template.replace(/\{([^{}]*)\}/g, (_, inside: string) => {
    const options = lists[inside] ?? inside.split('|');
    return options[Math.floor(random() * options.length)] ?? '';
  });
  return /\{[^{}]*\}/.test(filled) ? expand(filled, lists, random) : filled;
}

/** Up to `count` different fillings of each template, which one it came from kept. */
export const expandAll = (
  templates: readonly string[],
  lists: Lists,
  count: number,
  random: () => number,
): readonly { text: string; template: string }[] =>
  templates.flatMap((template) =>
    [...new Set(Array.from({ length: count }, () => expand(template, lists, random)))].map((text) => ({
      text,
      template,
    })),
  );

/** Mulberry32: small, good enough to shuffle a corpus, the same everywhere. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

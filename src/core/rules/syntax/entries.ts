import type { Entry } from './expression.ts';
import type { Source } from './source.ts';

/** Every `name: value` and `name=value` in the code with one of these names. */
export function entriesNamed(source: Source, names: readonly string[]): readonly Entry[] {
  const pattern = new RegExp(`(?<![\\w.])(?:${names.join('|')})["']?\\s*[:=](?!=)`, 'g');
  return [...source.text.matchAll(pattern)].flatMap(({ index }) => {
    const holder = holderOf(source.nodeAt(index));
    if (holder === undefined) return [];
    const expression = source.read(holder);
    const entries =
      expression.kind === 'table' ? expression.entries : expression.kind === 'call' ? expression.named : [];
    const entry = entries.find(({ key, start, end }) => names.includes(key) && start <= index && index < end);
    return entry === undefined ? [] : [entry];
  });
}

const pairs = new Set(['pair', 'keyword_argument']);

/** The object, dictionary or call that an entry belongs to. */
function holderOf(node: ReturnType<Source['nodeAt']>) {
  let pair: typeof node | null = node;
  for (let steps = 0; pair !== null && steps < 3 && !pairs.has(pair.type); steps++) pair = pair.parent;
  if (pair === null || !pairs.has(pair.type)) return undefined;
  const list = pair.parent;
  return (list?.type === 'argument_list' ? list.parent : list) ?? undefined;
}

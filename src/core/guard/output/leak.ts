import type { Canonical } from '../canonical/canonicalise.ts';
import { tokenise } from '../injection/tokens.ts';
import type { Span } from '../span.ts';

/** What a reply must not give away: a random word planted in the system prompt, and the prompt itself. */
export interface Confidential {
  readonly canary?: string;
  readonly systemPrompt?: string;
}

type Leak = Span & { readonly code: 'canary' | 'system-prompt' };

export type LeakFinder = (text: Canonical) => readonly Leak[];

const shingle = 5;
/** A shared run of this many words is no coincidence. */
const telling = 8;

export function createLeakFinder({ canary, systemPrompt = '' }: Confidential): LeakFinder {
  const known = new Set(bothWays(systemPrompt).flatMap((text) => shinglesOf(tokenise(text).words)));
  return (text) => [
    ...(canary === undefined ? [] : findCanary(text, canary)),
    ...(known.size === 0 ? [] : findPrompt(text, known)),
  ];
}

/** Whoever is told to write a text from its end gives away the same. */
const bothWays = (text: string): readonly string[] => [text, Array.from(text).reverse().join('')];

/** Also where it was decoded, or spelled with other case and signs in between. */
function findCanary({ plain }: Canonical, canary: string): readonly Leak[] {
  const said = onlyLetters(plain.text);
  return bothWays(onlyLetters(canary))
    .filter((letters) => said.includes(letters))
    .flatMap((letters) =>
      Array.from(
        plain.text.matchAll(new RegExp(Array.from(letters).join('[^a-z0-9]{0,3}'), 'gi')),
        ({ 0: match, index: start }) => ({
          code: 'canary' as const,
          ...plain.origin({ start, end: start + match.length }),
        }),
      ),
    );
}

const onlyLetters = (text: string): string => text.replace(/[^a-z0-9]+/gi, '').toLowerCase();

function findPrompt({ plain }: Canonical, known: ReadonlySet<string>): readonly Leak[] {
  const { words, starts } = tokenise(plain.text);
  const shared = shinglesOf(words).map((words) => known.has(words));
  const runs: Leak[] = [];
  for (let from = 0; from < shared.length; from++) {
    let to = from;
    while (shared[to] === true) to++;
    const last = to + shingle - 2;
    if (last - from + 1 >= telling && to > from)
      runs.push({
        code: 'system-prompt',
        ...plain.origin({ start: starts[from] ?? 0, end: (starts[last] ?? 0) + (words[last]?.length ?? 0) }),
      });
    from = to;
  }
  return runs;
}

const shinglesOf = (words: readonly string[]): readonly string[] =>
  Array.from({ length: Math.max(0, words.length - shingle + 1) }, (_, i) => words.slice(i, i + shingle).join(' '));

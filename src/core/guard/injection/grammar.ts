import type { Span } from '../span.ts';
import type { Concept } from './lexicon.ts';
import { conceptsOf, unspacedConcepts } from './lexicon.ts';
import { phrases } from './phrases.ts';
import type { Rule } from './rules.ts';
import { rules } from './rules.ts';
import type { Tokens } from './tokens.ts';

/** A rule that matched, where, and how much it counts here. */
export interface Signal {
  readonly rule: string;
  readonly weight: number;
  readonly span: Span;
}

/** A word that means something, at its place among all words. */
interface Meant {
  readonly concept: Concept;
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

export function findSignals(text: string, tokens: Tokens): readonly Signal[] {
  const meant = [...meaningsOf(tokens), ...unspacedMeanings(text)].sort((a, b) => a.start - b.start);
  return [
    ...rules.flatMap((rule) => strongest(text, rule, matchesOf(rule, meant))),
    ...phrases
      .filter(({ within }) => within === undefined || within.test(text))
      .flatMap((phrase) => strongest(text, phrase, spansOf(phrase.pattern, text))),
  ];
}

/** The same rule matching ten times is one hint. None beats one that counts in full, so that there the search ends. */
function strongest(
  text: string,
  { id, weight: full }: { readonly id: string; readonly weight: number },
  spans: Iterable<Span>,
): readonly Signal[] {
  let best: Signal | undefined;
  for (const span of spans) {
    const weight = full * weightAt(text, span);
    if (weight > (best?.weight ?? 0)) best = { rule: id, weight, span };
    if (weight === full) break;
  }
  return best === undefined ? [] : [best];
}

function meaningsOf({ words, starts }: Tokens): readonly Meant[] {
  return words.flatMap((word, position) => {
    const start = starts[position] ?? 0;
    return conceptsOf(word, words[position + 1]).map((concept) => ({
      concept,
      position,
      start,
      end: start + word.length,
    }));
  });
}

const anyUnspaced = new RegExp([...unspacedConcepts.keys()].sort((a, b) => b.length - a.length).join('|'), 'g');

/** There are no words to count between two finds: four characters are taken for one. */
function unspacedMeanings(text: string): readonly Meant[] {
  if (!/[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text)) return [];
  return Array.from(text.matchAll(anyUnspaced)).flatMap(({ 0: word, index: start }) =>
    (unspacedConcepts.get(word) ?? []).map((concept) => ({
      concept,
      position: start / 4,
      start,
      end: start + word.length,
    })),
  );
}

function* matchesOf(rule: Rule, meant: readonly Meant[]): Iterable<Span> {
  for (const [index, { concept }] of meant.entries()) {
    const span = concept === rule.concepts[0] ? spanOf(rule, meant, index) : undefined;
    if (span !== undefined) yield span;
  }
}

/** All of a rule's concepts around its anchor, in any order: verbs end a sentence in German, Hindi and Japanese. */
function spanOf(rule: Rule, meant: readonly Meant[], index: number): Span | undefined {
  const anchor = meant[index];
  if (anchor === undefined) return undefined;
  const near = neighbours(meant, index, rule.reach);
  const taken = new Set<number>([anchor.start]);
  let { start, end } = anchor;
  for (const concept of rule.concepts.slice(1)) {
    const found = near.find((other) => other.concept === concept && !taken.has(other.start));
    if (found === undefined) return undefined;
    taken.add(found.start);
    start = Math.min(start, found.start);
    end = Math.max(end, found.end);
  }
  return { start, end };
}

function neighbours(meant: readonly Meant[], index: number, reach: number): readonly Meant[] {
  const position = meant[index]?.position ?? 0;
  let from = index;
  let to = index;
  while (from > 0 && position - (meant[from - 1]?.position ?? 0) <= reach) from--;
  while (to < meant.length && (meant[to]?.position ?? 0) - position <= reach) to++;
  return meant.slice(from, to);
}

function* spansOf(pattern: RegExp, text: string): Iterable<Span> {
  for (const { 0: match, index: start } of text.matchAll(pattern)) yield { start, end: start + match.length };
}

/** Quoted, in code, or told not to: still worth a look, but less. */
function weightAt(text: string, { start, end }: Span): number {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 24);
  const told = reductions.reduce(
    (weight, { applies, factor }) => (applies(before, after) ? weight * factor : weight),
    1,
  );
  return twoSentences.test(text.slice(start, end)) ? told / 2 : told;
}

/** Words from two sentences, or from two statements of a program, have met by chance. */
const twoSentences = /[.!?]\s+\p{Lu}|[;{}]|\)\s*\n|\n\s*\n/u;

const reductions: readonly { applies: (before: string, after: string) => boolean; factor: number }[] = [
  {
    factor: 0.5,
    applies: (before, after) => /["“«`'][^"”»`'\n]{0,40}$/.test(before) && /^[^"“«`'\n]{0,24}["”»`']/.test(after),
  },
  { factor: 0.5, applies: (before) => /(?:\/\/|\/\*|^\s*\*|#)[^\n]{0,50}$/m.test(before) },
  {
    factor: 0.4,
    applies: (before) =>
      /\b(?:do not|don't|never|must not|should not|shouldn't|cannot|can't|nicht|ne|no|detect|prevent|avoid|block|against|called|phrase|example|such as|like)\s+(?:\w+\s+){0,1}$/i.test(
        before,
      ),
  },
  {
    factor: 0.4,
    applies: (before) =>
      /\b(?:how (?:do|can|to|should)|what (?:is|does)|why (?:does|is)|explain|i want to|we want to|git|npm|css|eslint|compiler|linter)\b[^.!?\n]{0,40}$/i.test(
        before,
      ),
  },
];

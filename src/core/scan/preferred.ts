import type { Match, Tier } from '#core/detect/match.ts';

const certainty: readonly Tier[] = ['own key', 'pattern', 'name', 'call site', 'header or same object', 'file', 'code'];

/** One finding a place: where two overlap the surer one stays. In the order of the text. */
export function preferred(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const kept: Match[] = [];
  for (const match of [...matches].sort((one, other) => one.start - other.start || one.end - other.end)) {
    const before = kept.at(-1);
    if (before === undefined || match.start >= before.end || !sameKind(before, match)) kept.push(match);
    else if (certaintyOf(match) < certaintyOf(before)) kept[kept.length - 1] = match;
  }
  return kept;
}

const certaintyOf = ({ explanation }: Match): number => certainty.indexOf(explanation.tier);
const sameKind = (one: Match, other: Match): boolean =>
  (one.explanation.tier === 'code') === (other.explanation.tier === 'code');

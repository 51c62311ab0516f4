import type { Match, Tier } from '#core/detect/match.ts';

const certainty: readonly Tier[] = ['own key', 'pattern', 'name', 'call site', 'header or same object', 'file', 'code'];

/**
 * One key a place: where two overlap the surer one stays. What is told of code is told by each rule: a call can be asked from the
 * wrong place and hold a key as well. In the order of the text.
 */
export function preferred(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const kept = new Map<string, Match[]>();
  for (const match of [...matches].sort(byPlace)) {
    const kind = match.explanation.tier === 'code' ? match.rule : 'key';
    const own = kept.get(kind) ?? [];
    kept.set(kind, own);
    const before = own.at(-1);
    if (before === undefined || match.start >= before.end) own.push(match);
    else if (certaintyOf(match) < certaintyOf(before)) own[own.length - 1] = match;
  }
  return [...kept.values()].flat().sort(byPlace);
}

const byPlace = (one: Match, other: Match): number => one.start - other.start || one.end - other.end;
const certaintyOf = ({ explanation }: Match): number => certainty.indexOf(explanation.tier);

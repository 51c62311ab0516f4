import type { Finding } from './finding.ts';
import { isOpen } from './finding.ts';

/** Rules over code that see the very key that the search for keys has found already. */
const echoes = /^call\/(?:hardcoded-(?:key|bearer|env-assignment))$/;

/** A person has one key to move: the finding of the key stays, which can do that. Reports for machines keep both. */
export function oneForEachKey(findings: readonly Finding[]): readonly Finding[] {
  const keys = findings.filter((each) => each.rule.startsWith('secret/') && isOpen(each));
  if (keys.length === 0) return findings;
  return findings.filter((each) => !echoes.test(each.rule) || !keys.some((key) => overlap(key, each)));
}

const overlap = (one: Finding, other: Finding): boolean =>
  one.span.start < other.span.end && other.span.start < one.span.end;

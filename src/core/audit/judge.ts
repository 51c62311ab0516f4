import type { Check, CheckVerdict, Place } from '#core/report/checks.ts';
import type { AuditFacts } from './facts.ts';

/** What a check came to; the table says the rest. */
export interface Judgement {
  readonly verdict: CheckVerdict;
  readonly evidence: string;
  readonly places?: readonly Place[];
}

export type Judge = (facts: AuditFacts) => Judgement;

/** A row of the audit. */
export interface AuditCheck extends Pick<Check, 'id' | 'group' | 'title' | 'fix'> {
  readonly judge: Judge;
}

export const pass = (evidence: string): Judgement => ({ verdict: 'pass', evidence });
export const fail = (evidence: string, places: readonly Place[] = []): Judgement => ({
  verdict: 'fail',
  evidence,
  places,
});
export const unknown = (evidence: string, places: readonly Place[] = []): Judgement => ({
  verdict: 'unknown',
  evidence,
  places,
});
export const notApplicable = (evidence: string): Judgement => ({ verdict: 'not applicable', evidence });

/** Fails where one of these rules found something; does not apply where there is nothing it could have looked at. */
export const noFindings =
  (rules: RegExp, clean: string, applies: (facts: AuditFacts) => boolean, without: string): Judge =>
  (facts) => {
    const places = facts.findings.filter(({ rule }) => rules.test(rule)).map(placeOf);
    if (places.length > 0) return fail(`${counted(places.length, 'place')}.`, places);
    const open = rules.source.includes('call') ? unread(facts) : undefined;
    return open ?? (applies(facts) ? pass(clean) : notApplicable(without));
  };

/** Fails for the calls that lack one of these steps. */
export const noCallLacks =
  (step: string, clean: string): Judge =>
  (facts) => {
    if (!hasCalls(facts)) return unread(facts) ?? notApplicable('No call to a model was found.');
    const lacking = facts.surveys.flatMap(({ path, calls }) =>
      calls.filter(({ missing }) => missing.includes(step)).map(({ line }) => ({ path, line })),
    );
    return lacking.length === 0
      ? (unread(facts) ?? pass(clean))
      : fail(`${lacking.length} of ${counted(allCalls(facts), 'call')} lack it.`, lacking);
  };

/** Where a file was not read nobody can say that nothing is wrong. */
export function unread({ findings }: AuditFacts): Judgement | undefined {
  const places = findings.filter(({ rule }) => rule === 'call/not-looked-at').map(placeOf);
  return places.length === 0
    ? undefined
    : unknown(`${counted(places.length, 'file')} could not be read. Audit again.`, places);
}

export const hasCalls = (facts: AuditFacts): boolean => allCalls(facts) > 0;
export const hasClients = ({ surveys }: AuditFacts): boolean => surveys.some(({ clients }) => clients.length > 0);

const allCalls = ({ surveys }: AuditFacts): number => surveys.reduce((sum, { calls }) => sum + calls.length, 0);

export const placeOf = ({ path, line }: Place): Place => ({ path, line });

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

import type { CheckVerdict, Place } from '#core/report/checks.ts';
import { say } from '#core/say.ts';
import type { AuditFacts } from './facts.ts';

/** What a check came to; the table says the rest. */
export interface Judgement {
  readonly verdict: CheckVerdict;
  readonly evidence: string;
  readonly places?: readonly Place[];
}

export type Judge = (facts: AuditFacts) => Judgement;

/** A row of the audit. */
export interface AuditCheck {
  readonly id: string;
  readonly group: Say;
  readonly title: Say;
  readonly fix: Say;
  readonly judge: Judge;
}

/** Words of a table are said when they are shown: only then is it known in which language. */
type Say = () => string;

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

/** What some rules found, as a failure. */
export function found({ findings }: AuditFacts, rules: RegExp): Judgement | undefined {
  const seen = findings.filter(({ rule }) => rules.test(rule)).map(placeOf);
  return seen.length === 0 ? undefined : fail(places(seen.length), seen);
}

const always = (): boolean => true;

/** Fails where one of these rules found something; does not apply where there is nothing it could have looked at. */
export const noFindings =
  (rules: RegExp, clean: Say, applies: (facts: AuditFacts) => boolean = always, without: Say = clean): Judge =>
  (facts) => {
    const open = rules.source.includes('call') ? unread(facts) : undefined;
    return found(facts, rules) ?? open ?? (applies(facts) ? pass(clean()) : notApplicable(without()));
  };

/** Fails for the calls that lack one of these steps. */
export const noCallLacks =
  (step: string, clean: Say): Judge =>
  (facts) => {
    if (!hasCalls(facts)) return unread(facts) ?? notApplicable(say('No call to a model was found.'));
    const lacking = facts.surveys.flatMap(({ path, calls }) =>
      calls.filter(({ missing }) => missing.includes(step)).map(({ line }) => ({ path, line })),
    );
    return lacking.length === 0
      ? (unread(facts) ?? pass(clean()))
      : fail(lack(lacking.length, allCalls(facts)), lacking);
  };

const lack = (count: number, calls: number): string =>
  calls === 1 ? say('The only call lacks it.') : say('{0} of {1} calls lack it.', count, calls);

/** Where a file was not read nobody can say that nothing is wrong. */
export function unread({ findings }: AuditFacts): Judgement | undefined {
  const unreadable = findings.filter(({ rule }) => rule === 'call/not-looked-at').map(placeOf);
  return unreadable.length === 0 ? undefined : unknown(notRead(unreadable.length), unreadable);
}

const notRead = (files: number): string =>
  files === 1 ? say('1 file could not be read. Audit again.') : say('{0} files could not be read. Audit again.', files);

export const hasCalls = (facts: AuditFacts): boolean => allCalls(facts) > 0;
export const hasClients = ({ surveys }: AuditFacts): boolean => surveys.some(({ clients }) => clients.length > 0);

const allCalls = ({ surveys }: AuditFacts): number => surveys.reduce((sum, { calls }) => sum + calls.length, 0);

export const placeOf = ({ path, line }: Place): Place => ({ path, line });

export const places = (count: number): string => (count === 1 ? say('1 place.') : say('{0} places.', count));

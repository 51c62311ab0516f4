import type { Match } from '#core/detect/match.ts';
import type { Clock } from '#core/ports.ts';
import type { Detector, Source as Scanned } from '#core/scan/detector.ts';
import type { RuleInfo } from '#core/scan/rule.ts';
import type { Found } from './engine.ts';
import { largest, lookAt } from './engine.ts';
import { maySpeakToMistral } from './gate.ts';
import { cellAsModule } from './notebookCell.ts';
import type { RuleCard } from './rule.ts';
import type { Language } from './syntax/language.ts';
import { languageOf } from './syntax/language.ts';
import type { ParseFile, Parsers } from './syntax/parser.ts';
import type { Project } from './syntax/source.ts';
import { callRules } from './table.ts';

/** A file that takes more work than this, in milliseconds, holds up all others; it is named instead. */
const longest = 100;

export interface CallDetectorOptions {
  /** Counts work, so that waiting for others costs a file nothing. */
  readonly clock: Pick<Clock, 'now'>;
  /** What is known around a file: the versions that its lockfile pins. */
  readonly projectOf?: (path: string) => Project;
}

/** Insecure calls. Loading the grammars takes a moment, once; looking is synchronous, as every detector's is. */
export async function openCallDetector(parsers: Parsers, options: CallDetectorOptions): Promise<Detector> {
  const languages: readonly Language[] = ['typescript', 'tsx', 'python'];
  const opened = new Map(await Promise.all(languages.map(async (each) => [each, await parsers.open(each)] as const)));
  let spent = false;
  const onBreak = () => {
    spent = true;
  };
  return {
    rules: callRuleInfos,
    mayMatch: maySpeakToMistral,
    matches: (source) => matchesOf(source, opened, { ...options, onBreak, isSpent: spent }),
    isSpent: () => spent,
  };
}

export const notLookedAt = {
  id: 'call/not-looked-at',
  severity: 'info',
  title: 'Calls not looked at',
  help: 'The file is too large, or took too long to read: its calls were not looked at. Generated files can be left out with .gitignore.',
} as const satisfies RuleInfo;

export const infoOf = ({ id, title, severity, why }: RuleCard): RuleInfo => ({ id, title, severity, help: why });

export const callRuleInfos: readonly RuleInfo[] = [...callRules.map(infoOf), notLookedAt];

function matchesOf(
  source: Scanned,
  parsers: ReadonlyMap<Language, ParseFile>,
  { clock, projectOf, onBreak, isSpent }: CallDetectorOptions & { onBreak(): void; isSpent: boolean },
): readonly Match[] {
  const language = languageOf(source.path);
  const parse = language === undefined ? undefined : parsers.get(language);
  if (language === undefined || parse === undefined || source.part === 'output') return [];
  if (isSpent)
    return [givenUp(source.text, 'Another file broke the parser: the calls of this one were not looked at.')];
  const { text, before } = source.part === 'source' ? cellAsModule(source) : { text: source.text, before: 0 };
  const file = { path: source.path, text, language, project: projectOf?.(source.path) ?? {} };
  const until = clock.now() + longest;
  const outcome = lookAt(
    file,
    parse,
    callRules,
    () => clock.now() > until,
    (found) => found.map((each) => matchOf(each, text)),
  );
  switch (outcome.kind) {
    case 'looked':
      return outcome.value.flatMap((match) => movedBack(match, before));
    case 'nothing to look at':
      return [];
    case 'too large':
      return [givenUp(source.text, `This file is larger than ${largest / 1024} KB: its calls were not looked at.`)];
    case 'stopped':
      return [
        givenUp(source.text, `Reading this file took more than ${longest} ms of work: its calls were not looked at.`),
      ];
    case 'broke':
      onBreak();
      return [givenUp(source.text, 'The parser broke on this file: its calls were not looked at.')];
  }
}

function matchOf({ rule, span, message, severity, steps }: Found, text: string): Match {
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    start: span.start,
    end: span.end,
    content: text.slice(span.start, span.end).replace(/\s+/g, ' '),
    preview: '',
    explanation: { tier: 'code', because: [rule.why] },
    ...(steps === undefined ? {} : { steps }),
  };
}

/** What was put in front of a cell is not in the notebook. */
const movedBack = (match: Match, before: number): readonly Match[] =>
  match.start < before ? [] : [{ ...match, start: match.start - before, end: match.end - before }];

function givenUp(text: string, message: string): Match {
  const end = Math.max(1, text.indexOf('\n'));
  const { id: rule, severity, help } = notLookedAt;
  return {
    rule,
    severity,
    message,
    start: 0,
    end,
    content: '',
    preview: '',
    explanation: { tier: 'code', because: [help] },
  };
}

import type { Match } from '#core/detect/match.ts';
import type { Clock } from '#core/ports.ts';
import type { Detector, Source as Scanned } from '#core/scan/detector.ts';
import type { RuleInfo } from '#core/scan/rule.ts';
import type { Found } from './engine.ts';
import { largest, lookAt } from './engine.ts';
import { followOpen } from './followOpen.ts';
import { maySpeakToMistral } from './gate.ts';
import { cellAsModule, fixInCell } from './notebookCell.ts';
import type { RuleCard } from './rule.ts';
import type { Language } from './syntax/language.ts';
import { languageOf } from './syntax/language.ts';
import type { ParseFile, Parsers } from './syntax/parser.ts';
import type { Project } from './syntax/source.ts';
import { callRules, offeringRules } from './table.ts';

/** A file that takes longer holds up all others; it is named instead. */
const longest = 100;

export interface CallDetectorOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** What is known around a file: the versions that its lockfile pins. */
  readonly projectOf?: (path: string) => Project;
}

/** Insecure calls. Loading the grammars takes a moment, once; looking is synchronous, as every detector's is. */
export async function openCallDetector(parsers: Parsers, options: CallDetectorOptions): Promise<Detector> {
  const languages: readonly Language[] = ['typescript', 'tsx', 'python'];
  const opened = new Map(await Promise.all(languages.map(async (each) => [each, await parsers.open(each)] as const)));
  const followed = followOpen(parsers);
  const parseFor = ({ path, part, live }: Scanned): ParseFile | undefined => {
    const language = languageOf(path);
    const whole = language === undefined ? undefined : opened.get(language);
    return whole && live && part === undefined ? (followed(path) ?? whole) : whole;
  };
  return {
    rules: callRuleInfos,
    mayMatch: maySpeakToMistral,
    matches: (source) => matchesOf(source, parseFor(source), options),
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
  parse: ParseFile | undefined,
  { clock, projectOf }: CallDetectorOptions,
): readonly Match[] {
  const language = languageOf(source.path);
  if (language === undefined || parse === undefined || source.part === 'output') return [];
  const { text, before } = source.part === 'source' ? cellAsModule(source) : { text: source.text, before: 0 };
  const rules = source.wantsFixes ? offeringRules : callRules;
  const file = { path: source.path, text, language, project: projectOf?.(source.path) ?? {} };
  const look = () => {
    const until = clock.now() + longest;
    return lookAt(
      file,
      parse,
      rules,
      () => clock.now() > until,
      (found) =>
        found.map((each) => ({ ...matchOf(each, text), ...(source.wantsFixes ? { fixes: each.fixes() } : {}) })),
    );
  };
  const first = look();
  // A pause of the machine is no fault of the file; the second time only a slow file is slow.
  const outcome = first.kind === 'stopped' ? look() : first;
  switch (outcome.kind) {
    case 'looked':
      return outcome.value.flatMap((match) => movedBack(match, source.text, before));
    case 'nothing to look at':
      return [];
    case 'too large':
      return [givenUp(source.text, `This file is larger than ${largest / 1024} KB: its calls were not looked at.`)];
    case 'stopped':
      return [givenUp(source.text, `Reading this file took longer than ${longest} ms: its calls were not looked at.`)];
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
function movedBack(match: Match, cell: string, before: number): readonly Match[] {
  if (match.start < before) return [];
  const { fixes } = match;
  const moved = { ...match, start: match.start - before, end: match.end - before };
  return [fixes === undefined ? moved : { ...moved, fixes: fixes.flatMap((fix) => fixInCell(fix, cell, before)) }];
}

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

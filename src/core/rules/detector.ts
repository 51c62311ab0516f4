import type { Match } from '#core/detect/match.ts';
import type { Clock } from '#core/ports.ts';
import { say, sayRow } from '#core/say.ts';
import type { Detector, Source as Scanned } from '#core/scan/detector.ts';
import type { RuleInfo } from '#core/scan/rule.ts';
import type { Outcome } from './engine.ts';
import { largest, lookAt } from './engine.ts';
import { followOpen } from './followOpen.ts';
import { maySpeakToMistral } from './gate.ts';
import type { Grammars } from './grammars.ts';
import { lazyGrammars } from './grammars.ts';
import { fixInScripts, isMarkup, programIn } from './markup.ts';
import { byCell } from './notebook.ts';
import { notLookedAt } from './notLookedAt.ts';
import { plainLanguageOf } from './plain/language.ts';
import { lookAtPlain } from './plain/look.ts';
import type { Hit, RuleCard } from './rule.ts';
import type { Language } from './syntax/language.ts';
import { languageOf } from './syntax/language.ts';
import type { ParseFile, Parsers } from './syntax/parser.ts';
import type { Project } from './syntax/source.ts';
import { callRules, offeringRules } from './table.ts';

/** A file that takes more work than this, in milliseconds, holds up all others; it is named instead. */
const longest = 100;

/** A file of this many letters costs a few milliseconds. Where it was given up, something else took the time, and it is looked at again. */
const small = 32 * 1024;

export interface CallDetectorOptions {
  /** Counts work, so that waiting for others costs a file nothing. */
  readonly clock: Pick<Clock, 'now'>;
  /** What is known around a file: the versions that its lockfile pins. */
  readonly projectOf?: (path: string) => Project;
  /** Loaded before the first file; the others when a file needs them. */
  readonly ready?: readonly Language[];
}

/** Insecure calls. Looking is synchronous, as every detector's is; the first file of a language asks to wait for its grammar. */
export async function openCallDetector(parsers: Parsers, options: CallDetectorOptions): Promise<Detector> {
  const grammars = lazyGrammars(parsers);
  await grammars.load(options.ready ?? []);
  const followed = followOpen(parsers);
  let spent = false;
  const inCells = byCell((source, text) => matchesIn({ ...source, text }));
  return {
    rules: callRuleInfos,
    mayMatch: maySpeakToMistral,
    matches: (source) => (source.path.endsWith('.ipynb') ? inCells(source) : matchesIn(source)),
    isSpent: () => spent,
  };

  function matchesIn(source: Scanned): readonly Match[] {
    const look = lookFor(source, { ...options, grammars, followed });
    if (look === undefined) return [];
    if (spent)
      return [givenUp(source.text, say('Another file broke the parser: the calls of this one were not looked at.'))];
    const first = look();
    const outcome = first.kind === 'stopped' && source.text.length <= small ? look() : first;
    spent = outcome.kind === 'broke';
    return outcome.kind === 'looked' ? outcome.value : failures[outcome.kind](source.text);
  }
}

export const infoOf = ({ id, title, severity, why }: RuleCard): RuleInfo => ({ id, title, severity, help: why });

export const callRuleInfos: readonly RuleInfo[] = [...callRules.map(infoOf), notLookedAt];

type Look = () => Outcome<readonly Match[]>;

interface Tools extends CallDetectorOptions {
  readonly grammars: Grammars;
  readonly followed: (path: string) => ParseFile | undefined;
}

function lookFor(source: Scanned, tools: Tools): Look | undefined {
  const { clock, grammars } = tools;
  const stopwatch = () => {
    const until = clock.now() + longest;
    return () => clock.now() > until;
  };
  const language = languageOf(source.path);
  if (language !== undefined) return () => lookAtScript(source, language, stopwatch, tools);
  const plain = plainLanguageOf(source.path);
  return plain === undefined ? undefined : () => lookAtOther({ ...source, language: plain }, grammars, stopwatch);
}

function lookAtScript(
  source: Scanned,
  language: Language,
  stopwatch: () => () => boolean,
  { grammars, followed, projectOf }: Tools,
): Outcome<readonly Match[]> {
  const { path } = source;
  const text = programIn(path, source.text);
  const file = { path, text, language, project: projectOf?.(path) ?? {} };
  const rules = source.wantsFixes ? offeringRules : callRules;
  const parse = (source.live ? followed(path) : undefined) ?? grammars.forScript(language);
  return lookAt(file, parse, rules, stopwatch(), (found) =>
    found.map((each) => writable(matchOf(each, text, source.wantsFixes), path, text, source.text)),
  );
}

function lookAtOther(
  file: Parameters<typeof lookAtPlain>[0] & Pick<Scanned, 'wantsFixes'>,
  grammars: Grammars,
  stopwatch: () => () => boolean,
): Outcome<readonly Match[]> {
  const outcome = lookAtPlain(file, grammars.forPlain(file.language), stopwatch());
  return outcome.kind === 'looked'
    ? { kind: 'looked', value: outcome.value.map((each) => matchOf(each, file.text, file.wantsFixes)) }
    : outcome;
}

function matchOf(found: Hit & { readonly rule: RuleCard }, text: string, wantsFixes = false): Match {
  const { rule, span, message, severity, steps } = found;
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    start: span.start,
    end: span.end,
    content: text.slice(span.start, span.end).replace(/\s+/g, ' '),
    preview: '',
    explanation: { tier: 'code', title: sayRow(rule.title), because: [sayRow(rule.why)] },
    ...(steps === undefined ? {} : { steps }),
    ...(wantsFixes ? { fixes: found.fixes() } : {}),
  };
}

/** What is no script of a page is not to be written in. */
const writable = (match: Match, path: string, read: string, text: string): Match =>
  match.fixes === undefined || !isMarkup(path)
    ? match
    : { ...match, fixes: match.fixes.flatMap((fix) => fixInScripts(fix, read, text)) };

type Failure = Exclude<Outcome<never>['kind'], 'looked'>;

const failures: Readonly<Record<Failure, (text: string) => readonly Match[]>> = {
  'nothing to look at': () => [],
  'too large': (text) => [
    givenUp(text, say('This file is larger than {0} KB: its calls were not looked at.', largest / 1024)),
  ],
  stopped: (text) => [
    givenUp(
      text,
      say(
        'Reading this file took more than {0} ms of work: its calls were not looked at. Scan again, or leave it out with .gitignore.',
        longest,
      ),
    ),
  ],
  broke: (text) => [givenUp(text, say('The parser broke on this file: its calls were not looked at.'))],
};

function givenUp(text: string, message: string): Match {
  const end = Math.max(1, text.indexOf('\n'));
  const { id: rule, severity, title, help } = notLookedAt;
  return {
    rule,
    severity,
    message,
    start: 0,
    end,
    content: '',
    preview: '',
    explanation: { tier: 'code', title: sayRow(title), because: [sayRow(help)] },
  };
}

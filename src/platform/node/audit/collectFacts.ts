import { relative, resolve, sep } from 'node:path';
import type { AuditFacts, AuditFinding, FileSurvey, Pin } from '#core/audit/facts.ts';
import { surveyOf } from '#core/audit/survey.ts';
import { pinnedSdks } from '#core/rules/config/pinnedSdk.ts';
import { largest } from '#core/rules/engine.ts';
import { maySpeakToMistral } from '#core/rules/gate.ts';
import { programIn } from '#core/rules/markup.ts';
import { languageOf } from '#core/rules/syntax/language.ts';
import type { ParseFile } from '#core/rules/syntax/parser.ts';
import { ParserBroke } from '#core/rules/syntax/parser.ts';
import type { FileText } from '#core/rules/syntax/source.ts';
import { dotenvRule, gradeDotenv } from '#core/scan/exposure.ts';
import type { Finding } from '#core/scan/finding.ts';
import { isOpen } from '#core/scan/finding.ts';
import { isDotenv } from '../files/dotenv.ts';
import { readHead } from '../files/readHead.ts';
import { walk } from '../files/walk.ts';
import { exposureOf } from '../git/exposure.ts';
import { trackedAnyway } from '../git/trackedAnyway.ts';
import { openParsersHere } from '../scan/callDetector.ts';
import { openFileScanner } from '../scan/fileScanner.ts';
import { projectLookup } from '../scan/projects.ts';
import { scanHistory } from '../scan/scanHistory.ts';
import { scanPaths } from '../scan/scanPaths.ts';
import type { ScanSetup } from '../scan/setup.ts';
import { workClock } from '../workClock.ts';

/** Everything the audit of a folder judges by. */
export async function collectFacts(folder: string, setup: ScanSetup, signal: AbortSignal): Promise<AuditFacts> {
  const root = resolve(folder);
  const paths = [...walk([root], await trackedAnyway([root]))].flatMap((found) =>
    found.kind === 'file' ? [found.path] : [],
  );
  const shown = (path: string): string => relative(root, path).split(sep).join('/');
  const [findings, history, read] = await Promise.all([
    findingsIn(root, setup, signal, shown),
    historyOf(root, setup, signal),
    readSources(paths, shown),
  ]);
  return { findings, history, ...read, dotenvs: paths.filter(isDotenv).map(shown) };
}

async function findingsIn(
  root: string,
  setup: ScanSetup,
  signal: AbortSignal,
  shown: (path: string) => string,
): Promise<readonly AuditFinding[]> {
  const files: { path: string; findings: readonly Finding[] }[] = [];
  await scanPaths({
    paths: [root],
    setup,
    jobs: 0,
    workerScript: '',
    openFew: openFileScanner,
    signal,
    onFile: (file) => void files.push(file),
  });
  const dotenvs = files.map(({ path }) => path).filter(isDotenv);
  const exposures = await exposureOf(root, dotenvs);
  return files.flatMap(({ path, findings }) => {
    const exposure = exposures.get(path);
    const graded = exposure === undefined ? findings : gradeDotenv(findings, exposure);
    // A key in an ignored .env is where it belongs.
    const counted = graded.filter((each) => isOpen(each) && !(exposure === 'ignored' && each.rule !== dotenvRule.id));
    return counted.map(({ rule, range, fingerprint }) => ({
      rule,
      fingerprint,
      path: shown(path),
      line: range.start.line + 1,
    }));
  });
}

async function historyOf(root: string, setup: ScanSetup, signal: AbortSignal): Promise<AuditFacts['history']> {
  const history = await scanHistory(root, setup, signal, () => undefined);
  if (!history.ok) return { kind: 'not looked' };
  const places = history.value.files.flatMap(({ path, findings }) =>
    findings.filter(isOpen).map(({ range }) => ({ path, line: range.start.line + 1 })),
  );
  return { kind: 'looked', places };
}

async function readSources(paths: readonly string[], shown: (path: string) => string) {
  const parsers = openParsersHere();
  const projectOf = projectLookup();
  const surveys: FileSurvey[] = [];
  const pins: Pin[] = [];
  for (const path of paths) {
    const head = readHead(path);
    const text = head.kind === 'text' ? head.bytes.toString('utf8') : '';
    if (!maySpeakToMistral(text)) continue;
    pins.push(...pinsIn(shown(path), text));
    const language = languageOf(path);
    if (language === undefined || text.length > largest || path.endsWith('.ipynb')) continue;
    const file = { path, text: programIn(path, text), language, project: projectOf(path) };
    const survey = surveyed(await parsers.open(language), file, shown(path));
    if (survey !== undefined) surveys.push(survey);
  }
  return { surveys, pins };
}

const longest = 1000;

/** Nothing of a file that is written to hold up or to break whoever reads it; the scan names it. */
function surveyed(parse: ParseFile, file: FileText, shown: string): FileSurvey | undefined {
  const until = workClock.now() + longest;
  try {
    return parse(
      file,
      () => workClock.now() > until,
      (source) => surveyOf(source, shown),
    );
  } catch (error) {
    if (error instanceof ParserBroke) return undefined;
    throw error;
  }
}

const pinsIn = (path: string, text: string): readonly Pin[] =>
  pinnedSdks(path, text).map(({ name, version, exact, by, start }) => ({
    name,
    version,
    exact,
    by,
    path,
    line: text.slice(0, start).split('\n').length,
  }));

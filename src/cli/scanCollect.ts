import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Report, ReportedFile } from '#core/report/report.ts';
import type { Baseline } from '#core/scan/baseline.ts';
import { baselinePath, unusedEntries } from '#core/scan/baseline.ts';
import { dotenvRule, gradeDotenv } from '#core/scan/exposure.ts';
import type { Fingerprint } from '#core/scan/finding.ts';
import { isOpen } from '#core/scan/finding.ts';
import { isDotenv } from '#platform/node/files/dotenv.ts';
import { exposureOf } from '#platform/node/git/exposure.ts';
import type { GitFailure } from '#platform/node/git/git.ts';
import { openKeychain } from '#platform/node/keychain.ts';
import { openCache } from '#platform/node/scan/cache.ts';
import { ruleInfos } from '#platform/node/scan/everything.ts';
import { openFileScanner } from '#platform/node/scan/fileScanner.ts';
import { scanHistory } from '#platform/node/scan/scanHistory.ts';
import { scanPaths } from '#platform/node/scan/scanPaths.ts';
import { scanStaged } from '#platform/node/scan/scanStaged.ts';
import type { ScanSetup } from '#platform/node/scan/setup.ts';
import { readBaseline, writeBaseline } from './baselineFile.ts';
import type { Terminal } from './command.ts';
import { UsageError } from './command.ts';
import { knownInKeychain } from './ownKeys.ts';
import { progressOn } from './progress.ts';
import type { ScanOptions, Source } from './scanOptions.ts';
import { version } from './version.ts';

type Collected = Pick<Report, 'files'> & { readonly totals: Omit<Report['totals'], 'milliseconds'> };

/** Runs the scan that was asked for and puts what it found into one report. */
export async function collect(options: ScanOptions, terminal: Terminal, signal: AbortSignal): Promise<Report> {
  const started = performance.now();
  const baseline = options.hearNothing ? undefined : readBaseline(options.baseline, options.writeBaseline);
  const known = options.ownKeys ? await knownInKeychain(openKeychain()) : undefined;
  const setup: ScanSetup = { baseline, known, hearNothing: options.hearNothing };
  const progress = progressOn(terminal);
  const { files, totals } = await sources[options.source](options, setup, signal, progress.step);
  progress.end();
  const accepted =
    options.writeBaseline && baseline !== undefined ? acceptAll(baseline, files, options, terminal) : files;
  return {
    version,
    rules: [...ruleInfos(setup), dotenvRule],
    files: accepted,
    unusedBaseline:
      seesEverything(options) && baseline !== undefined ? unusedEntries(baseline, fingerprintsIn(files)) : [],
    totals: { ...totals, milliseconds: Math.round(performance.now() - started) },
  };
}

type Collect = (
  options: ScanOptions,
  setup: ScanSetup,
  signal: AbortSignal,
  step: (done: number) => void,
) => Promise<Collected>;

const sources: Readonly<Record<Source, Collect>> = {
  files: collectFiles,
  staged: collectStaged,
  history: collectHistory,
};

async function collectFiles(
  { paths, jobs, useCache }: ScanOptions,
  setup: ScanSetup,
  signal: AbortSignal,
  step: (done: number) => void,
) {
  for (const path of paths) if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
  const cache = useCache ? openCache(paths.map((path) => resolve(path)).join('\n'), setup) : undefined;
  const found: { path: string; findings: ReportedFile['findings'] }[] = [];
  const totals = await scanPaths({
    openFew: openFileScanner,
    paths,
    setup,
    jobs,
    cache,
    signal,
    workerScript: workerScript(),
    onFile: ({ path, findings }, done) => {
      if (findings.length > 0) found.push({ path, findings });
      step(done);
    },
  });
  if (!totals.cancelled) cache?.save();
  const files = await withExposure(found, paths[0] ?? '.');
  return {
    files: files
      .map(({ path, findings }) => ({ path: shownPath(path), findings }))
      .sort((one, other) => (one.path < other.path ? -1 : 1)),
    totals: {
      files: totals.files,
      cut: totals.cut.map(shownPath),
      failed: totals.failed.map(({ path, why }) => ({ path: shownPath(path), why })),
    },
  };
}

async function withExposure(files: readonly { path: string; findings: ReportedFile['findings'] }[], folder: string) {
  const dotenvs = files.map(({ path }) => path).filter(isDotenv);
  if (dotenvs.length === 0) return files;
  const exposures = await exposureOf(existsSync(join(folder, '.')) ? folder : '.', dotenvs);
  return files.map(({ path, findings }) => {
    const exposure = exposures.get(path);
    return { path, findings: exposure === undefined ? findings : gradeDotenv(findings, exposure) };
  });
}

async function collectStaged({ paths }: ScanOptions, setup: ScanSetup): Promise<Collected> {
  const staged = await scanStaged(paths[0] ?? '.', setup);
  if (!staged.ok) throw withoutRepository('--staged', staged.error);
  return staged.value;
}

async function collectHistory(
  { paths }: ScanOptions,
  setup: ScanSetup,
  signal: AbortSignal,
  step: (done: number) => void,
): Promise<Collected> {
  const history = await scanHistory(paths[0] ?? '.', setup, signal, step);
  if (!history.ok) throw withoutRepository('--history', history.error);
  return history.value;
}

/** What git lacks, no help text mends: none is pointed at. */
function withoutRepository(option: string, { kind, detail }: GitFailure): Error {
  switch (kind) {
    case 'no git':
      return new Error(`${option} asks git, and git is not installed.`);
    case 'not a repository':
      return new Error(`${option} needs a git repository, and this folder is in none.`);
    case 'failed':
      return new Error(`${option} could not be done. git says: ${detail}`);
  }
}

/** Beside the bundle when built, in the source tree when run from there. */
function workerScript(): string {
  const here = dirname(realpathSync(process.argv[1] ?? '.'));
  const built = join(here, 'worker.js');
  return existsSync(built) ? built : join(here, '..', 'worker.ts');
}

function shownPath(path: string): string {
  const near = relative(process.cwd(), path);
  return (near === '' || near.startsWith('..') ? path : near).split(sep).join('/');
}

/** Only a scan of the whole folder can say that something is gone. */
const seesEverything = ({ source, paths }: ScanOptions): boolean =>
  source === 'files' && paths.every((path) => resolve(path) === process.cwd());

/** In which files each was found. */
function fingerprintsIn(files: readonly ReportedFile[]): ReadonlyMap<Fingerprint, ReadonlySet<string>> {
  const places = new Map<Fingerprint, Set<string>>();
  for (const { path, findings } of files)
    for (const { fingerprint } of findings) places.set(fingerprint, (places.get(fingerprint) ?? new Set()).add(path));
  return places;
}

const plural = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** It says nothing of what stands in the file, so nobody can live with it. */
const notLookedAt = 'call/not-looked-at';

function acceptAll(
  baseline: Baseline,
  files: readonly ReportedFile[],
  { baseline: named }: ScanOptions,
  terminal: Terminal,
): readonly ReportedFile[] {
  const open = files.flatMap(({ path, findings }) =>
    findings
      .filter((each) => isOpen(each) && each.rule !== notLookedAt)
      .map(({ fingerprint, rule }) => ({ fingerprint, rule, file: path })),
  );
  const known = new Map(
    [
      ...open.map((entry) => ({ ...entry, reason: 'accepted when the baseline was written' })),
      ...baseline.findings,
    ].map((entry) => [`${entry.fingerprint} ${entry.file}`, entry]),
  );
  writeBaseline(named, { ...baseline, findings: [...known.values()] });
  terminal.err(
    `${plural(open.length, 'finding', 'findings')} (${plural(new Set(open.map(({ fingerprint, file }) => `${fingerprint} ${file}`)).size, 'entry', 'entries')}) accepted into ${named ?? baselinePath}. Scans pass over them from now on, in these files and where they are moved to; but a leaked key stays leaked: replace it. Commit the file, so that everybody's scan agrees.\n`,
  );
  return files.map((file) => ({
    ...file,
    findings: file.findings.map((finding) =>
      isOpen(finding) && finding.rule !== notLookedAt
        ? { ...finding, suppression: { by: 'baseline', reason: 'accepted now' } }
        : finding,
    ),
  }));
}

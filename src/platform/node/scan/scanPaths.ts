import { notLookedAt } from '#core/rules/notLookedAt.ts';
import type { Finding } from '#core/scan/finding.ts';
import { walk } from '../files/walk.ts';
import type { TrackedAnyway } from '../git/trackedAnyway.ts';
import { trackedAnyway } from '../git/trackedAnyway.ts';
import type { ScanCache } from './cache.ts';
import type { Pool } from './pool.ts';
import { openPool } from './pool.ts';
import type { FileResult, Job } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';

export interface PathScan {
  readonly paths: readonly string[];
  readonly setup: ScanSetup;
  /** Threads; the built worker script is at `workerScript`. */
  readonly jobs: number;
  readonly workerScript: string;
  /** How files are scanned that are too few for threads of their own. */
  readonly openFew: (setup: ScanSetup) => Promise<(job: Job) => Promise<FileResult>>;
  readonly cache?: ScanCache | undefined;
  readonly signal?: AbortSignal | undefined;
  /** As each file is done, for streamed results and progress. */
  onFile?(result: ScannedFile, done: number): void;
}

export interface ScannedFile {
  readonly path: string;
  readonly findings: readonly Finding[];
}

export interface ScanTotals {
  readonly files: number;
  readonly binary: number;
  readonly unchanged: number;
  readonly cut: readonly string[];
  readonly failed: readonly { readonly path: string; readonly why: string }[];
  readonly cancelled: boolean;
}

/** Fewer files than this are done before a thread would have started. */
const worthThreads = 192;
/** Small enough that a person sees it go on, where every file takes its time. */
const batchSize = 32;

/** Scans everything under some paths. Cancelling takes effect between two files, or at once where threads do the work. */
export async function scanPaths(options: PathScan): Promise<ScanTotals> {
  const totals = {
    files: 0,
    binary: 0,
    unchanged: 0,
    cut: [] as string[],
    failed: [] as { path: string; why: string }[],
  };
  const account = (result: FileResult) => countIn(totals, result, options);
  const jobs = jobsIn(options, await trackedAnyway(options.paths), account);
  const first = take(jobs, worthThreads);
  const few = first.length < worthThreads || options.jobs < 1;
  if (few) await scanFew([...first, ...jobs], await options.openFew(options.setup), options, account);
  else await scanInThreads(prepend(first, jobs), options, account);
  return { ...totals, cancelled: options.signal?.aborted ?? false };
}

function* jobsIn(
  { paths, cache }: PathScan,
  tracked: TrackedAnyway,
  account: (result: FileResult) => void,
): Generator<Job> {
  for (const found of walk(paths, tracked)) {
    if (found.kind === 'unreadable') account({ kind: 'failed', path: found.path, why: 'it cannot be opened' });
    else {
      const { path, raw } = found;
      const known = raw === undefined ? cache?.stampOf(path) : undefined;
      yield { path, ...(raw === undefined ? {} : { raw }), ...(known === undefined ? {} : { known }) };
    }
  }
}

const breath = 20;

/** One after another, coming up for air so that Ctrl+C and the editor are heard. */
async function scanFew(
  jobs: Iterable<Job>,
  scan: (job: Job) => Promise<FileResult>,
  { signal }: PathScan,
  account: (result: FileResult) => void,
): Promise<void> {
  let since = performance.now();
  for (const job of jobs) {
    if (signal?.aborted) return;
    account(await scan(job));
    if (performance.now() - since < breath) continue;
    await new Promise(setImmediate);
    since = performance.now();
  }
}

async function scanInThreads(
  jobs: Iterator<Job>,
  options: PathScan,
  account: (result: FileResult) => void,
): Promise<void> {
  const pool = openPool(options.workerScript, options.jobs, options.setup);
  try {
    const feeding = Array.from({ length: pool.size }, (_, thread) => feed(pool, thread, jobs, options, account));
    await Promise.race([Promise.all(feeding), aborted(options.signal)]);
  } finally {
    pool.close();
  }
}

/** The next batch is walked together while the thread is busy with this one. */
async function feed(
  pool: Pool,
  thread: number,
  jobs: Iterator<Job>,
  { signal }: PathScan,
  account: (result: FileResult) => void,
): Promise<void> {
  let batch = take(jobs, batchSize);
  while (batch.length > 0 && !signal?.aborted) {
    const results = pool.scan(thread, batch);
    batch = take(jobs, batchSize);
    for (const result of await results) account(result);
  }
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
}

type Counting = { -readonly [Name in keyof Omit<ScanTotals, 'cancelled'>]: ScanTotals[Name] } & {
  cut: string[];
  failed: { path: string; why: string }[];
};

function countIn(totals: Counting, result: FileResult, { cache, onFile }: PathScan): void {
  const done = () => totals.files + totals.binary + totals.failed.length;
  switch (result.kind) {
    case 'binary':
      totals.binary++;
      break;
    case 'failed':
      totals.failed.push({ path: result.path, why: result.why });
      break;
    case 'unchanged':
      totals.files++;
      totals.unchanged++;
      onFile?.({ path: result.path, findings: cache?.findingsOf(result.path) ?? [] }, done());
      break;
    case 'scanned':
      totals.files++;
      if (result.cut) totals.cut.push(result.path);
      // What nobody could read today is read again tomorrow.
      if (!result.findings.some(({ rule }) => rule === notLookedAt.id))
        cache?.remember(result.path, result.stamp, result.findings);
      onFile?.(result, done());
      break;
  }
}

function take<Item>(from: Iterator<Item>, count: number): Item[] {
  const taken: Item[] = [];
  while (taken.length < count) {
    const next = from.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

function* prepend<Item>(first: readonly Item[], rest: Iterable<Item>): Generator<Item> {
  yield* first;
  yield* rest;
}

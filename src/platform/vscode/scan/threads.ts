import type { Pool } from '#platform/node/scan/pool.ts';
import { openPool } from '#platform/node/scan/pool.ts';
import type { FileResult, Job } from '#platform/node/scan/scanFile.ts';
import type { ScanSetup } from '#platform/node/scan/setup.ts';
import type { Disposable } from '../lifetime.ts';

/** Parsing calls takes longer than a keystroke may: what is open is scanned in a thread too, one for each setup. */
export interface Threads extends Disposable {
  scan(job: Job, setup: ScanSetup): Promise<FileResult>;
  /** Ends them; the next scan starts anew. */
  close(): void;
}

interface Thread {
  readonly pool: Pool;
  last: Promise<unknown>;
}

export function openThreads(script: string): Threads {
  const threads = new Map<string, Thread>();

  function threadFor(setup: ScanSetup): Thread {
    const name = JSON.stringify(setup);
    const thread = threads.get(name) ?? { pool: openPool(script, 1, setup), last: Promise.resolve() };
    threads.set(name, thread);
    return thread;
  }

  function close(): void {
    for (const { pool } of threads.values()) pool.close();
    threads.clear();
  }

  return {
    // One after another: a thread answers one batch at a time.
    scan(job, setup) {
      const thread = threadFor(setup);
      const result = thread.last.then(() => thread.pool.scan(0, [job])).then(([only]) => only ?? broken(job));
      thread.last = result;
      return result;
    },
    close,
    dispose: close,
  };
}

const broken = ({ path }: Job): FileResult => ({ kind: 'failed', path, why: 'the scan broke off' });

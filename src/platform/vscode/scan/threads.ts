import type { Pool } from '#platform/node/scan/pool.ts';
import { openPool } from '#platform/node/scan/pool.ts';
import type { Question, Questions } from '#platform/node/scan/request.ts';
import type { FileResult, Job } from '#platform/node/scan/scanFile.ts';
import type { ScanSetup } from '#platform/node/scan/setup.ts';
import { displayLanguage } from '../language.ts';
import type { Disposable } from '../lifetime.ts';

/** Parsing calls takes longer than a keystroke may: what is open is scanned in a thread too, one for each setup. */
export interface Threads extends Disposable {
  scan(job: Job, setup: ScanSetup): Promise<FileResult>;
  ask<Name extends Question>(question: Name, asked: Questions[Name]['ask'], setup: ScanSetup): Promise<Answer<Name>>;
  /** Ends them; the next scan starts anew. */
  close(): void;
}

type Answer<Name extends Question> = Questions[Name]['answer'] | undefined;

interface Thread {
  readonly pool: Pool;
  last: Promise<unknown>;
}

export function openThreads(script: string): Threads {
  const threads = new Map<string, Thread>();

  function threadFor(setup: ScanSetup): Thread {
    const name = JSON.stringify(setup);
    const thread = threads.get(name) ?? {
      pool: openPool(script, 1, setup, displayLanguage()),
      last: Promise.resolve(),
    };
    threads.set(name, thread);
    return thread;
  }

  function close(): void {
    for (const { pool } of threads.values()) pool.close();
    threads.clear();
  }

  /** One after another: a thread answers one question at a time. */
  function inTurn<Value>(setup: ScanSetup, task: (pool: Pool) => Promise<Value>): Promise<Value> {
    const thread = threadFor(setup);
    const result = thread.last.then(() => task(thread.pool));
    thread.last = result;
    return result;
  }

  return {
    scan: (job, setup) => inTurn(setup, async (pool) => (await pool.scan(0, [job]))[0] ?? broken(job)),
    ask: (question, asked, setup) =>
      inTurn(setup, async (pool) => {
        const answered = await pool.ask(0, question, asked);
        return answered.ok ? answered.value : undefined;
      }),
    close,
    dispose: close,
  };
}

const broken = ({ path }: Job): FileResult => ({ kind: 'failed', path, why: 'the scan broke off' });

import { Worker } from 'node:worker_threads';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { Language } from '#core/say.ts';
import { english } from '#core/say.ts';
import { unpacked } from './packed.ts';
import type { Question, Questions } from './request.ts';
import type { FileResult, Job } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';

/** Threads that scan batches of files. One that dies takes its batch with it, as failures, and is replaced. */
export interface Pool {
  readonly size: number;
  /** Resolves when the batch is done, and never rejects. One batch a thread at a time. */
  scan(thread: number, jobs: readonly Job[]): Promise<readonly FileResult[]>;
  /** Anything else a thread knows; what it was asked is lost with it. */
  ask<Name extends Question>(
    thread: number,
    question: Name,
    asked: Questions[Name]['ask'],
  ): Promise<Result<Questions[Name]['answer'], string>>;
  close(): void;
}

/** What a thread is told when it begins. */
export interface ThreadData {
  readonly setup: ScanSetup;
  readonly language: Language;
}

/** Files leave little behind; with more room for it a thread only grows before it cleans up. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 } as const;

export function openPool(script: string, size: number, setup: ScanSetup, language: Language = english): Pool {
  const workerData: ThreadData = { setup, language };
  const workers: (Worker | undefined)[] = [];
  const workerOf = (thread: number): Worker => {
    const worker = workers[thread] ?? new Worker(script, { workerData, resourceLimits });
    if (workers[thread] === undefined) {
      workers[thread] = worker;
      worker.on('error', () => undefined).once('exit', () => delete workers[thread]);
    }
    return worker;
  };
  for (let thread = 0; thread < size; thread++) workerOf(thread);
  return {
    size,
    scan: (thread, jobs) => scanIn(workerOf(thread), jobs),
    ask: (thread, question, asked) => ask(workerOf(thread), question, asked),
    close: () => {
      for (const worker of workers) void worker?.terminate();
    },
  };
}

async function scanIn(worker: Worker, jobs: readonly Job[]): Promise<readonly FileResult[]> {
  const answered = await ask(worker, 'scan', jobs);
  if (answered.ok) return unpacked(answered.value, jobs);
  return jobs.map(({ path }) => ({ kind: 'failed', path, why: `the scan broke off (${answered.error})` }));
}

/** Fails with the reason when the thread ends before it answers. */
function ask<Name extends Question>(
  worker: Worker,
  question: Name,
  asked: Questions[Name]['ask'],
): Promise<Result<Questions[Name]['answer'], string>> {
  return new Promise((resolve) => {
    let why = 'its thread ended';
    const failed = (error: Error) => {
      why = error.message;
    };
    const arrived = (answer: Questions[Name]['answer']) => settle(ok(answer));
    const ended = () => settle(fail(why));
    const settle = (result: Result<Questions[Name]['answer'], string>) => {
      worker.off('message', arrived).off('error', failed).off('exit', ended);
      resolve(result);
    };
    worker.once('message', arrived).once('error', failed).once('exit', ended);
    worker.postMessage([question, asked]);
  });
}

import { Worker } from 'node:worker_threads';
import type { Packed } from './packed.ts';
import { unpacked } from './packed.ts';
import type { FileResult, Job } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';

/** Threads that scan batches of files. One that dies takes its batch with it, as failures, and is replaced. */
export interface Pool {
  readonly size: number;
  /** Resolves when the batch is done, and never rejects. One batch a thread at a time. */
  scan(thread: number, jobs: readonly Job[]): Promise<readonly FileResult[]>;
  close(): void;
}

/** Files leave little behind; with more room for it a thread only grows before it cleans up. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 } as const;

export function openPool(script: string, size: number, setup: ScanSetup): Pool {
  const workers: (Worker | undefined)[] = [];
  const workerOf = (thread: number): Worker => {
    const worker = workers[thread] ?? new Worker(script, { workerData: setup, resourceLimits });
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
    close: () => {
      for (const worker of workers) void worker?.terminate();
    },
  };
}

function scanIn(worker: Worker, jobs: readonly Job[]): Promise<readonly FileResult[]> {
  return new Promise((resolve) => {
    let why = 'its thread ended';
    const failed = (error: Error) => {
      why = error.message;
    };
    const arrived = (results: Packed) => settle(unpacked(results, jobs));
    const ended = () => settle(jobs.map(({ path }) => ({ kind: 'failed', path, why: `the scan broke off (${why})` })));
    const settle = (results: readonly FileResult[]) => {
      worker.off('message', arrived).off('error', failed).off('exit', ended);
      resolve(results);
    };
    worker.once('message', arrived).once('error', failed).once('exit', ended);
    worker.postMessage(jobs);
  });
}

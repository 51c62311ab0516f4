import { Worker } from 'node:worker_threads';
import type { Packed } from './packed.ts';
import { unpacked } from './packed.ts';
import type { FileResult, Job } from './scanFile.ts';
import type { ScanSetup } from './setup.ts';

/** Threads that scan batches of files. One that dies takes its batch with it, as failures, and is replaced. */
export interface Pool {
  readonly size: number;
  /** Resolves when the batch is done. Never rejects, except when the pool was closed meanwhile: then it stays unsettled. */
  scan(thread: number, jobs: readonly Job[]): Promise<readonly FileResult[]>;
  close(): void;
}

export function openPool(script: string, size: number, setup: ScanSetup): Pool {
  const start = () => new Worker(script, { workerData: setup });
  const workers = Array.from({ length: size }, start);
  return {
    size,
    scan: (thread, jobs) =>
      new Promise((resolve) => {
        const worker = workers[thread] ?? start();
        const arrived = (results: Packed) => done(unpacked(results, jobs));
        const done = (results: readonly FileResult[]) => {
          worker.off('message', arrived).off('error', died).off('exit', exited);
          resolve(results);
        };
        const died = (error: Error) => {
          workers[thread] = start();
          done(jobs.map(({ path }) => ({ kind: 'failed', path, why: `the scan broke off (${error.message})` })));
        };
        const exited = () => died(new Error('its thread ended'));
        worker.once('message', arrived).once('error', died).once('exit', exited);
        worker.postMessage(jobs);
      }),
    close: () => {
      for (const worker of workers) {
        worker.removeAllListeners();
        void worker.terminate();
      }
    },
  };
}

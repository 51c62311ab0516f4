import { parentPort, workerData } from 'node:worker_threads';
import { packed } from '#platform/node/scan/packed.ts';
import type { Job } from '#platform/node/scan/scanFile.ts';
import { scanFile } from '#platform/node/scan/scanFile.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';

const scanner = scannerFor(workerData);

parentPort?.on('message', (jobs: readonly Job[]) => {
  parentPort?.postMessage(packed(jobs.map((job) => scanFile(scanner, job))));
});

import { parentPort, workerData } from 'node:worker_threads';
import { packed } from '#platform/node/scan/packed.ts';
import type { Job } from '#platform/node/scan/scanFile.ts';
import { scanFile } from '#platform/node/scan/scanFile.ts';
import { openScanner } from '#platform/node/scan/setup.ts';

const opening = openScanner(workerData);

parentPort?.on('message', async (jobs: readonly Job[]) => {
  const scanner = await opening;
  parentPort?.postMessage(packed(jobs.map((job) => scanFile(scanner, job))));
});

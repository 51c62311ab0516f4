import { parentPort, workerData } from 'node:worker_threads';
import { openFileScanner } from '#platform/node/scan/fileScanner.ts';
import { packed } from '#platform/node/scan/packed.ts';
import type { FileResult, Job } from '#platform/node/scan/scanFile.ts';

const opening = openFileScanner(workerData);

parentPort?.on('message', async (jobs: readonly Job[]) => {
  const scan = await opening;
  const results: FileResult[] = [];
  for (const job of jobs) results.push(await scan(job));
  parentPort?.postMessage(packed(results));
});

import { parentPort, workerData } from 'node:worker_threads';
import { repairAll } from '#core/scan/repairAll.ts';
import { collectFacts } from '#platform/node/audit/collectFacts.ts';
import { packed } from '#platform/node/scan/packed.ts';
import type { Request } from '#platform/node/scan/request.ts';
import { scanFile } from '#platform/node/scan/scanFile.ts';
import { openScanner } from '#platform/node/scan/setup.ts';

const opening = openScanner(workerData);

async function answer([question, asked]: Request): Promise<unknown> {
  const scanner = await opening;
  switch (question) {
    case 'scan':
      return packed(asked.map((job) => scanFile(scanner, job)));
    case 'repairs':
      return scanner.repairs(asked.text, asked.path, asked.live);
    case 'repairAll':
      return repairAll(asked.text, asked.wanted, (text) => scanner.repairs(text, asked.path));
    case 'audit':
      return collectFacts(asked.folder, workerData, new AbortController().signal);
  }
}

parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage(await answer(request));
});

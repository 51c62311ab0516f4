import { parentPort, workerData } from 'node:worker_threads';
import { speak } from '#core/say.ts';
import { repairAll } from '#core/scan/repairAll.ts';
import { collectFacts } from '#platform/node/audit/collectFacts.ts';
import { freshScanner } from '#platform/node/scan/fileScanner.ts';
import { packed } from '#platform/node/scan/packed.ts';
import type { ThreadData } from '#platform/node/scan/pool.ts';
import type { Request } from '#platform/node/scan/request.ts';
import type { FileResult } from '#platform/node/scan/scanFile.ts';
import { scanFile } from '#platform/node/scan/scanFile.ts';

const { setup, language }: ThreadData = workerData;
speak(language);
const opening = freshScanner(setup);

async function answer([question, asked]: Request): Promise<unknown> {
  const ask = await opening;
  switch (question) {
    case 'scan': {
      const results: FileResult[] = [];
      for (const job of asked) results.push(await ask((scanner) => scanFile(scanner, job)));
      return packed(results);
    }
    case 'repairs':
      return ask((scanner) => scanner.repairs(asked.text, asked.path, asked.live));
    case 'repairAll':
      return ask((scanner) => repairAll(asked.text, asked.wanted, (text) => scanner.repairs(text, asked.path)));
    case 'audit':
      return collectFacts(asked.folder, setup, new AbortController().signal);
  }
}

parentPort?.on('message', async (request: Request) => {
  parentPort?.postMessage(await answer(request));
});

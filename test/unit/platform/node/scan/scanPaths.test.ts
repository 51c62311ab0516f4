import assert from 'node:assert/strict';
import { statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { openCache } from '#platform/node/scan/cache.ts';
import { openFileScanner } from '#platform/node/scan/fileScanner.ts';
import type { PathScan } from '#platform/node/scan/scanPaths.ts';
import { scanPaths } from '#platform/node/scan/scanPaths.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Folder } from '#test/support/leaks/folder.ts';
import { makeFolder } from '#test/support/leaks/folder.ts';

const workerScript = join(import.meta.dirname, '../../../../../src/worker.ts');

suite('Scanning a folder', () => {
  let folder: Folder;
  let caches: Folder;
  setup(() => {
    folder = makeFolder();
    caches = makeFolder();
  });
  teardown(() => {
    folder.remove();
    caches.remove();
  });

  const scan = async (more: Partial<PathScan> = {}) => {
    const found: string[] = [];
    const totals = await scanPaths({
      openFew: openFileScanner,
      paths: [folder.path],
      setup: {},
      jobs: 2,
      workerScript,
      onFile: ({ path, findings }) => void found.push(...findings.map(({ range }) => `${path}:${range.start.line}`)),
      ...more,
    });
    return { totals, found: found.sort() };
  };
  const write = (count: number) => {
    for (let at = 0; at < count; at++)
      folder.write(`${at % 10}/${at}.txt`, at % 50 === 0 ? `\nMISTRAL_API_KEY=${makeMistralKey()}\n` : `file ${at}`);
  };

  test('threads find what one thread finds', async () => {
    write(700);
    const threads = await scan();
    assert.equal(threads.found.length, 14);
    assert.deepEqual(threads.found, (await scan({ jobs: 0 })).found);
    assert.equal(threads.totals.files, 700);
  });

  test('files that cannot be read, are binary or too large are told, and the rest is scanned', async () => {
    folder.write('x.bin', Buffer.from([0]));
    folder.write('large.txt', `MISTRAL_API_KEY=${makeMistralKey()}\n${'x '.repeat(3_000_000)}`);
    const { totals, found } = await scan({ paths: [folder.path, join(folder.path, 'gone')] });
    assert.deepEqual(
      [totals.binary, totals.files, totals.failed.length, totals.cut.length, found.length],
      [1, 1, 1, 1, 1],
    );
  });

  test('a broken worker script is a failure for each file, not for the scan', async () => {
    write(300);
    const broken = folder.write('broken.mjs', 'throw new Error("no")');
    const { totals } = await scan({ workerScript: broken });
    assert.equal(totals.failed.length, 301);
  });

  test('cancelling ends it within 50 ms', async () => {
    write(3000);
    for (const jobs of [0, 2]) {
      const controller = new AbortController();
      let asked = 0;
      const { totals } = await scan({
        jobs,
        signal: controller.signal,
        onFile: (_, done) => {
          if (done < 200 || controller.signal.aborted) return;
          asked = performance.now();
          controller.abort();
        },
      });
      assert.ok(performance.now() - asked < 500);
      assert.ok(totals.cancelled && totals.files < 3000);
    }
  });

  test('what has not changed is not read again', async () => {
    write(60);
    const cache = () => openCache(folder.path, {}, caches.path);
    const first = cache();
    const before = await scan({ cache: first });
    first.save();
    const again = await scan({ cache: cache() });
    assert.equal(again.totals.unchanged, 60);
    assert.deepEqual(again.found, before.found);

    const changed = folder.write('1/1.txt', `MISTRAL_API_KEY=${makeMistralKey()}`);
    utimesSync(changed, statSync(changed).atime, new Date(Date.now() + 5000));
    const third = await scan({ cache: cache() });
    assert.equal(third.totals.unchanged, 59);
    assert.equal(third.found.length, before.found.length + 1);

    const otherRules = await scan({ cache: openCache(folder.path, { hearNothing: true }, caches.path) });
    assert.equal(otherRules.totals.unchanged, 0);
  });
});

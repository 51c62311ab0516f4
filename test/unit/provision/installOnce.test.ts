import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installOnce } from '#test/provision/installOnce.ts';

suite('installing once', () => {
  let cache: string;
  let installs: number;

  setup(() => {
    cache = mkdtempSync(join(tmpdir(), 'mistral-guard-cache-'));
    installs = 0;
  });

  teardown(() => rmSync(cache, { recursive: true, force: true }));

  const installFrom = (version: string, work: (folder: string) => Promise<void> = async () => {}) =>
    installOnce({
      folder: join(cache, 'thing'),
      madeFrom: { version },
      install: async (folder) => {
        installs++;
        writeFileSync(join(folder, 'content'), version);
        await work(folder);
      },
    });

  const content = () => readFileSync(join(cache, 'thing/content'), 'utf8');

  test('a second time does nothing', async () => {
    await installFrom('1');
    await installFrom('1');
    assert.equal(installs, 1);
  });

  test('another version takes its place', async () => {
    await installFrom('1');
    await installFrom('2');
    assert.equal(content(), '2');
  });

  test('a broken one is done again', async () => {
    await installFrom('1');
    rmSync(join(cache, 'thing/complete.json'));
    await installFrom('1');
    assert.equal(installs, 2);
  });

  test('what a killed run left behind is removed', async () => {
    const gone = spawnSync(process.execPath, ['--eval', '']).pid;
    mkdirSync(join(cache, `thing.partial-${gone}-abc`));
    await installFrom('1');
    assert.deepEqual(readdirSync(cache), ['thing']);
  });

  test('one that fails leaves nothing behind', async () => {
    await assert.rejects(
      installFrom('1', () => Promise.reject(new Error('no network'))),
      /no network/,
    );
    assert.deepEqual(readdirSync(cache), []);
  });

  test('two at once both end with it whole', async () => {
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
    await Promise.all([installFrom('1', slowly), installFrom('1', slowly)]);
    assert.equal(content(), '1');
    assert.deepEqual(readdirSync(cache), ['thing']);
  });
});

import assert from 'node:assert/strict';
import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { throughPipe } from '#platform/node/secretManagers/privatePipe.ts';

suite('A text handed over as a file', () => {
  test('arrives whole, also when it is larger than a pipe', async () => {
    const text = 'é'.repeat(100_000);
    assert.equal(await throughPipe(text, (path) => readFile(path, 'utf8')), text);
  });

  test('is a pipe that only its owner may open, in a folder that only its owner may enter', async () => {
    await throughPipe('key', async (path) => {
      const pipe = statSync(path);
      assert.ok(pipe.isFIFO());
      assert.equal(pipe.mode & 0o777, 0o600);
      assert.equal(statSync(dirname(path)).mode & 0o777, 0o700);
      return readFile(path, 'utf8');
    });
  });

  test('is not waited for when nobody reads it, and is gone afterwards', async () => {
    const path = await throughPipe('key', async (path) => path);
    assert.equal(existsSync(dirname(path)), false);
  });

  test('is gone as well when the reader throws', async () => {
    let seen = '';
    await assert.rejects(
      throughPipe('key', async (path) => {
        seen = path;
        throw new Error('reader failed');
      }),
      /reader failed/,
    );
    assert.equal(existsSync(dirname(seen)), false);
  });
});

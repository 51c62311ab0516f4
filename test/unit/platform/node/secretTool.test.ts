import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { clear, lookUp } from '#platform/node/secretTool.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { makeMistralKey } from '#test/support/keys.ts';

/** Stands in for libsecret's tool, with one entry, as Python's keyring names it. */
const tool = (entry: string): string => `#!/bin/sh
[ "$2 $3 $4 $5" = "service ai.mistral.vibe username MISTRAL_API_KEY" ] || exit 1
case "$1" in
  lookup) cat "${entry}" ;;
  clear) rm "${entry}" ;;
esac
`;

if (process.platform !== 'win32')
  suite('Linux’s own tool for the keyring', () => {
    const path = process.env.PATH;
    const key = makeMistralKey();
    let place: TemporaryFolder;

    setup(async () => {
      place = await temporaryFolder();
      await writeFile(join(place.path, 'entry'), key);
      await writeFile(join(place.path, 'secret-tool'), tool(join(place.path, 'entry')), { mode: 0o700 });
      process.env.PATH = `${place.path}${delimiter}${path}`;
    });

    teardown(async () => {
      process.env.PATH = path;
      await place[Symbol.asyncDispose]();
    });

    const vibe = ['ai.mistral.vibe', 'MISTRAL_API_KEY'] as const;

    test('gives what Vibe has stored', async () =>
      assert.equal((await lookUp(...vibe))?.revealFor('fingerprint'), key));

    test('takes it away, and it is gone', async () => {
      assert.equal(await clear(...vibe), true);
      assert.equal(await lookUp(...vibe), undefined);
    });

    test('has nothing of another service', async () =>
      assert.equal(await lookUp('vibe', 'MISTRAL_API_KEY'), undefined));

    test('finds nothing and takes nothing where it is not installed', async () => {
      await rm(join(place.path, 'secret-tool'));
      process.env.PATH = place.path;
      assert.equal(await lookUp(...vibe), undefined);
      assert.equal(await clear(...vibe), false);
    });
  });

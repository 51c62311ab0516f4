import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Mistral } from '@mistralai/mistralai';
import { applyEdits } from '#core/rules/fix/edit.ts';
import { whenReady } from '#core/scan/notReady.ts';
import { repairAll } from '#core/scan/repairAll.ts';
import { openScanner } from '#platform/node/scan/everything.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

const chat = '/v1/chat/completions';
const moderations = '/v1/moderations';

/** A file as a person has it, and what it becomes; both kinds of file are run as they are written. */
const files = {
  'ask.ts':
    "import type { Mistral } from '@mistralai/mistralai';\n\nexport async function ask(client: Mistral, question: string) {\n  const messages = [{ role: 'user' as const, content: question }];\n  const reply = await client.chat.complete({ model: 'mistral-small-latest', messages });\n  return reply.choices[0]?.message?.content;\n}\n",
  'ask.mjs':
    "import * as sdk from '@mistralai/mistralai';\n\nexport async function ask(client, question) {\n  const reply = await client.chat.complete({\n    model: 'mistral-small-latest',\n    messages: [{ role: 'user', content: question }],\n  });\n  return reply.choices[0]?.message?.content;\n}\n",
} as const;

for (const name of Object.keys(files) as (keyof typeof files)[])
  suite(`The helper that moderates, run with the real SDK: ${name}`, () => {
    let folder: TemporaryFolder;
    let player: Player;
    let ask: (question: string) => Promise<string>;

    setup(async () => {
      folder = await temporaryFolder();
      player = await startMistral();
      const run = await repaired(folder.path, name, files[name]);
      const client = new Mistral({ apiKey: player.keys.add().raw, serverURL: player.url });
      ask = (question) => run(client, question);
    });

    teardown(async () => {
      await player.stop();
      player.expectNoViolations();
      await folder[Symbol.asyncDispose]();
    });

    const asked = () => player.received().map(({ url }) => url.pathname);

    test('shows the input, asks, and shows the answer', async () => {
      player.always(chat, faults.reply('A fine day.'));
      assert.equal(await ask('How is the day?'), 'A fine day.');
      assert.deepEqual(asked(), [moderations, chat, moderations]);
    });

    test('never asks what the moderation refuses', async () => {
      player.always(moderations, faults.scores({ poison: { selfharm: 0.95 } }));
      await assert.rejects(ask('Which poison?'), /refused/);
      assert.deepEqual(asked(), [moderations]);
    });

    test('never returns an answer that the moderation refuses', async () => {
      player.always(chat, faults.reply('Take poison.'));
      player.always(moderations, faults.scores({ poison: { selfharm: 0.95 } }));
      await assert.rejects(ask('What shall I take?'), /refused/);
      assert.deepEqual(asked(), [moderations, chat, moderations]);
    });

    test('returns nothing when the moderation fails', async () => {
      player.always(moderations, faults.status(500));
      await assert.rejects(ask('How is the day?'));
      assert.deepEqual([...new Set(asked())], [moderations]);
    });
  });

/** The file with the step taken, and its helper beside it, loaded as it stands. */
async function repaired(folder: string, name: string, text: string) {
  const sdk = join(folder, 'node_modules/@mistralai/mistralai');
  await mkdir(sdk, { recursive: true });
  await writeFile(join(sdk, 'package.json'), '{ "name": "@mistralai/mistralai", "main": "index.js" }');
  await writeFile(join(sdk, 'index.js'), '');
  await writeFile(
    join(folder, 'package.json'),
    '{ "type": "module", "dependencies": { "@mistralai/mistralai": "1.15.1" } }',
  );
  const path = join(folder, name);
  await writeFile(path, text);
  const scanner = await openScanner({});
  await whenReady(() => scanner.scan('mistral', path));
  const { repairs, edits } = repairAll(text, { kind: 'rules', ids: ['call/no-moderation'] }, (now) =>
    scanner.repairs(now, path),
  );
  const helper = repairs.flatMap(({ fix }) => fix.creates ?? [])[0] ?? assert.fail('no helper');
  await writeFile(helper.path, helper.text);
  // A bundler finds the file without its ending; Node wants it.
  const done = applyEdits(text, edits).replace(/'\.\/mistralModeration'/, "'./mistralModeration.ts'");
  await writeFile(path, done);
  assert.match(await readFile(path, 'utf8'), /await moderated\(client, /);
  const loaded: { ask: (client: Mistral, question: string) => Promise<string> } = await import(
    pathToFileURL(path).href
  );
  return loaded.ask;
}

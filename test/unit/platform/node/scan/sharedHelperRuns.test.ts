import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
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

const python =
  'from mistralai import Mistral\n\nclient = Mistral()\nreply = client.chat.complete(model="mistral-small-latest", messages=messages)\n';

suite('The helper’s other functions, as they are written', () => {
  let folder: TemporaryFolder;
  let helper: {
    readonly sanitised: (answer: unknown) => string;
    readonly metadataOf: (said: unknown) => Readonly<Record<string, unknown>>;
  };

  suiteSetup(async () => {
    folder = await temporaryFolder();
    await repaired(folder.path, 'ask.ts', files['ask.ts']);
    helper = await import(pathToFileURL(join(folder.path, 'mistralSafety.ts')).href);
  });

  suiteTeardown(() => folder[Symbol.asyncDispose]());

  test('show markup as text, without what nobody sees', () => {
    assert.equal(
      helper.sanitised(`<img src=x onerror="a('b')">\n&amp;`),
      '&#60;img src=x onerror=&#34;a(&#39;b&#39;)&#34;&#62;\n&#38;amp;',
    );
    assert.equal(helper.sanitised('a\u200bb\u202ec\u{e0041}d\u0007é🙂'), 'abcdé🙂');
    assert.equal(helper.sanitised(undefined), '');
  });

  test('tell a log names and numbers, and no word of what was said', () => {
    const usage = { totalTokens: 12 };
    const reply = { id: 'r1', model: 'mistral-small-latest', usage, choices: [{ message: { content: 'secret' } }] };
    assert.deepEqual(helper.metadataOf(reply), { id: 'r1', model: 'mistral-small-latest', usage });
    assert.deepEqual(helper.metadataOf('secret'), { characters: 6 });
    const messages = [{ role: 'user', content: 'secret' }];
    assert.deepEqual(helper.metadataOf(messages), { messages: 1, characters: JSON.stringify(messages).length });
  });

  test('are the same in Python', async () => {
    await withHelper(folder.path, 'ask.py', python);
    const program = [
      'from mistral_safety import metadata_of, sanitised',
      'class Reply: id, model, usage = "r1", "mistral-small-latest", 12',
      'print([sanitised("<b>\\u200b\\n&"), metadata_of("secret"), metadata_of([{}])["messages"], metadata_of(Reply())])',
    ];
    const said = execFileSync(process.platform === 'win32' ? 'python' : 'python3', ['-c', program.join('\n')], {
      cwd: folder.path,
      encoding: 'utf8',
    });
    assert.equal(
      said.trim(),
      "['&lt;b&gt;\\n&amp;', {'characters': 6}, 1, {'id': 'r1', 'model': 'mistral-small-latest', 'usage': 12}]",
    );
  });
});

/** The file with the step taken, and its helper beside it, loaded as it stands. */
async function repaired(folder: string, name: string, text: string) {
  const path = await withHelper(folder, name, text);
  const loaded: { ask: (client: Mistral, question: string) => Promise<string> } = await import(
    pathToFileURL(path).href
  );
  return loaded.ask;
}

async function withHelper(folder: string, name: string, text: string): Promise<string> {
  const sdk = join(folder, 'node_modules/@mistralai/mistralai');
  await mkdir(sdk, { recursive: true });
  await writeFile(join(sdk, 'package.json'), '{ "name": "@mistralai/mistralai", "main": "index.js" }');
  await writeFile(join(sdk, 'index.js'), '');
  await writeFile(join(folder, 'requirements.txt'), 'mistralai==1.9.11\n');
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
  const done = applyEdits(text, edits).replace(/'\.\/mistralSafety'/, "'./mistralSafety.ts'");
  await writeFile(path, done);
  assert.match(await readFile(path, 'utf8'), /moderated\(\s+client,/);
  return path;
}

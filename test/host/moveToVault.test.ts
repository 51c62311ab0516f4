import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { eventually } from '#test/support/host/eventually.ts';
import type { KeyWorld } from '#test/support/host/keyWorld.ts';
import { openKeyWorld } from '#test/support/host/keyWorld.ts';
import { closeAll, diagnosticsIn } from '#test/support/host/workspaceFiles.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('moving a key to the vault', () => {
  let world: KeyWorld;

  suiteSetup(async () => {
    world = await openKeyWorld();
  });
  setup(() => world.forget());
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });
  suiteTeardown(() => world.close());

  const refuse = () => world.answer(false);
  const agree = () => world.answer(true);

  test('stores the key, then lets the code read the environment', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open(
      'service.py',
      `from mistralai import Mistral\n\nclient = Mistral(api_key="${raw}")\n`,
    );
    await world.take(document, 'moveToVault');
    assert.ok(await world.held(raw), 'the vault holds it');
    assert.equal(
      document.getText(),
      'import os\nfrom mistralai import Mistral\n\nclient = Mistral(api_key=os.environ["MISTRAL_API_KEY"])\n',
    );
    await diagnosticsIn(document.uri, 0);
    assert.match(world.said[0] ?? '', /is in the vault\. service\.py reads MISTRAL_API_KEY now/);
  });

  test('a key that the vault has already is not added again', async () => {
    const { raw } = world.mistral.keys.add();
    const first = await world.open('first.ts', `const mistralApiKey = '${raw}';\n`);
    await world.take(first, 'moveToVault');
    const count = world.services.vault.list().length;
    const second = await world.open('second.py', `MISTRAL_API_KEY = "${raw}"\n`);
    await eventually(
      () => vscode.languages.getDiagnostics(second.uri)[0]?.message,
      (message) => message?.startsWith('Your key') ?? false,
    );
    await world.take(second, 'moveToVault');
    assert.equal(world.services.vault.list().length, count);
    assert.match(second.getText(), /os\.environ/);
  });

  test('a key of one’s own needs no name beside it, and can be rotated from there', async () => {
    const { raw } = world.mistral.keys.add();
    await world.take(await world.open('known.py', `MISTRAL_API_KEY = "${raw}"\n`), 'moveToVault');
    const document = await world.open('bare.txt', `note to self: ${raw}\n`);
    const titles = (await world.offers(document)).map(({ title }) => title);
    assert.ok(titles.includes('Rotate this key…'), titles.join());
    assert.ok(!titles.includes('Check whether it is live…'));
  });

  test('a key that Mistral refuses stays where it is, unless the person wants it kept', async () => {
    const raw = makeMistralKey();
    const document = await world.open('dead.py', `MISTRAL_API_KEY = "${raw}"\n`);
    refuse();
    await world.take(document, 'moveToVault');
    assert.equal(document.getText(), `MISTRAL_API_KEY = "${raw}"\n`);
    assert.equal(await world.held(raw), undefined);
    agree();
    await world.take(document, 'moveToVault');
    assert.ok(await world.held(raw));
    assert.match(document.getText(), /os\.environ/);
  });

  test('when the vault cannot give it back, the file is not touched', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('unread.py', `MISTRAL_API_KEY = "${raw}"\n`);
    const withKey = world.services.vault.withKey;
    world.services.vault.withKey = async () => ({ ok: false, error: { kind: 'lost' } });
    await world.take(document, 'moveToVault').finally(() => (world.services.vault.withKey = withKey));
    assert.equal(document.getText(), `MISTRAL_API_KEY = "${raw}"\n`);
    assert.match(world.said[0] ?? '', /could not be read back/);
  });

  test('code that runs in browsers is told to move the call to a server', async () => {
    const { raw } = world.mistral.keys.add();
    const before = `const NEXT_PUBLIC_MISTRAL_API_KEY = '${raw}';\n`;
    const document = await world.open('assistant.ts', before);
    const [first] = await world.offers(document);
    assert.match(first?.title ?? '', /^Keep key in vault \(this code runs in browsers/);
    await world.take(document, 'moveToVault');
    assert.equal(document.getText(), before);
    assert.ok(await world.held(raw));
    assert.match(world.said[0] ?? '', /every visitor can read/);
  });

  test('asking whether a key is live sends it nowhere without a yes', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('live.py', `MISTRAL_API_KEY = "${raw}"\n`);
    refuse();
    const before = world.mistral.received().length;
    await world.take(document, 'checkLeakedKey');
    assert.equal(world.mistral.received().length, before);
    agree();
    await world.take(document, 'checkLeakedKey');
    assert.match(world.asked.at(-1) ?? '', /^Ask 127\.0\.0\.1:\d+ whether key …\w{4} is live\?$/);
    assert.match(world.said.at(-1) ?? '', /is live/);
  });

  test('commands believe only what the store holds', async () => {
    const document = await world.open('argument.py', `MISTRAL_API_KEY = "${makeMistralKey()}"\n`);
    const before = world.services.vault.list().length;
    for (const argument of [
      undefined,
      {},
      {
        uri: document.uri.toString(),
        finding: { rule: 'secret/mistral-api-key', fingerprint: 'made up', span: { start: 0 } },
      },
    ])
      await vscode.commands.executeCommand(commandId('moveToVault'), argument);
    assert.equal(world.services.vault.list().length, before);
    assert.match(document.getText(), /"\w{32}"/);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandName } from '#platform/vscode/manifest/commands.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Services } from '#platform/vscode/services.ts';
import { eventually } from '#test/support/host/eventually.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';
import { closeAll, diagnosticsIn, write } from '#test/support/host/workspaceFiles.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

suite('moving a key to the vault', () => {
  let mistral: Player;
  let services: Services;
  const said: string[] = [];
  const asked: string[] = [];
  let answer = true;

  suiteSetup(async () => {
    mistral = await startMistral();
    const handle = await ourExtension().activate();
    assert.ok(handle);
    services = handle.services;
    await vscode.workspace
      .getConfiguration('mistralGuard')
      .update('api.server', mistral.url, vscode.ConfigurationTarget.Global);
    services.ui.show = async ({ text }) => void said.push(text) === undefined;
    services.ui.confirm = async ({ text }) => void asked.push(text) === undefined && answer;
  });

  setup(() => {
    said.splice(0);
    asked.splice(0);
    answer = true;
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });

  suiteTeardown(async () => {
    for (const { record } of services.vault.list()) await services.vault.remove(record.id);
    await vscode.workspace
      .getConfiguration('mistralGuard')
      .update('api.server', undefined, vscode.ConfigurationTarget.Global);
    await mistral.stop();
    mistral.expectNoViolations();
  });

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(await write(name, text));
    await vscode.window.showTextDocument(document);
    await diagnosticsIn(document.uri, 1);
    return document;
  }

  async function offers(document: vscode.TextDocument): Promise<vscode.CodeAction[]> {
    const [found] = await diagnosticsIn(document.uri, 1);
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found?.range,
    );
    return all.filter(({ command }) => command?.command.startsWith('mistralGuard.'));
  }

  async function take(document: vscode.TextDocument, name: CommandName): Promise<void> {
    const action = (await offers(document)).find(({ command }) => command?.command === commandId(name));
    assert.ok(action?.command, `${name} is offered`);
    await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
  }

  const held = async (raw: string) => {
    for (const { record } of services.vault.list()) {
      const same = await services.vault.withKey(record.id, async (key) => key.revealFor('fingerprint') === raw);
      if (same.ok && same.value) return record;
    }
    return undefined;
  };

  test('stores the key, then lets the code read the environment', async () => {
    const { raw } = mistral.keys.add();
    const document = await open('service.py', `from mistralai import Mistral\n\nclient = Mistral(api_key="${raw}")\n`);
    await take(document, 'moveToVault');
    assert.ok(await held(raw), 'the vault holds it');
    assert.equal(
      document.getText(),
      'import os\nfrom mistralai import Mistral\n\nclient = Mistral(api_key=os.environ["MISTRAL_API_KEY"])\n',
    );
    await diagnosticsIn(document.uri, 0);
    assert.match(said[0] ?? '', /is in the vault\. service\.py reads MISTRAL_API_KEY now/);
  });

  test('a key that the vault has already is not added again', async () => {
    const { raw } = mistral.keys.add();
    const first = await open('first.ts', `const mistralApiKey = '${raw}';\n`);
    await take(first, 'moveToVault');
    const count = services.vault.list().length;
    const second = await open('second.py', `MISTRAL_API_KEY = "${raw}"\n`);
    await eventually(
      () => vscode.languages.getDiagnostics(second.uri)[0]?.message,
      (message) => message?.startsWith('Your key') ?? false,
    );
    await take(second, 'moveToVault');
    assert.equal(services.vault.list().length, count);
    assert.match(second.getText(), /os\.environ/);
  });

  test('a key of one’s own needs no name beside it, and can be rotated from there', async () => {
    const { raw } = mistral.keys.add();
    await take(await open('known.py', `MISTRAL_API_KEY = "${raw}"\n`), 'moveToVault');
    const document = await open('bare.txt', `note to self: ${raw}\n`);
    const titles = (await offers(document)).map(({ title }) => title);
    assert.ok(titles.includes('Rotate this key…'), titles.join());
    assert.ok(!titles.includes('Check whether it is live…'));
  });

  test('a key that Mistral refuses stays where it is, unless the person wants it kept', async () => {
    const raw = makeMistralKey();
    const document = await open('dead.py', `MISTRAL_API_KEY = "${raw}"\n`);
    answer = false;
    await take(document, 'moveToVault');
    assert.equal(document.getText(), `MISTRAL_API_KEY = "${raw}"\n`);
    assert.equal(await held(raw), undefined);
    answer = true;
    await take(document, 'moveToVault');
    assert.ok(await held(raw));
    assert.match(document.getText(), /os\.environ/);
  });

  test('when the vault cannot give it back, the file is not touched', async () => {
    const { raw } = mistral.keys.add();
    const document = await open('unread.py', `MISTRAL_API_KEY = "${raw}"\n`);
    const withKey = services.vault.withKey;
    services.vault.withKey = async () => ({ ok: false, error: { kind: 'lost' } });
    await take(document, 'moveToVault').finally(() => (services.vault.withKey = withKey));
    assert.equal(document.getText(), `MISTRAL_API_KEY = "${raw}"\n`);
    assert.match(said[0] ?? '', /could not be read back/);
  });

  test('code that runs in browsers is told to move the call to a server', async () => {
    const { raw } = mistral.keys.add();
    const before = `const NEXT_PUBLIC_MISTRAL_API_KEY = '${raw}';\n`;
    const document = await open('assistant.ts', before);
    const [first] = await offers(document);
    assert.match(first?.title ?? '', /^Keep key in vault \(this code runs in browsers/);
    await take(document, 'moveToVault');
    assert.equal(document.getText(), before);
    assert.ok(await held(raw));
    assert.match(said[0] ?? '', /every visitor can read/);
  });

  test('asking whether a key is live sends it nowhere without a yes', async () => {
    const { raw } = mistral.keys.add();
    const document = await open('live.py', `MISTRAL_API_KEY = "${raw}"\n`);
    answer = false;
    const before = mistral.received().length;
    await take(document, 'checkLeakedKey');
    assert.equal(mistral.received().length, before);
    answer = true;
    await take(document, 'checkLeakedKey');
    assert.match(asked.at(-1) ?? '', /^Ask 127\.0\.0\.1:\d+ whether key …\w{4} is live\?$/);
    assert.match(said.at(-1) ?? '', /is live/);
  });

  test('commands believe only what the store holds', async () => {
    const document = await open('argument.py', `MISTRAL_API_KEY = "${makeMistralKey()}"\n`);
    const before = services.vault.list().length;
    for (const argument of [
      undefined,
      {},
      {
        uri: document.uri.toString(),
        finding: { rule: 'secret/mistral-api-key', fingerprint: 'made up', span: { start: 0 } },
      },
    ])
      await vscode.commands.executeCommand(commandId('moveToVault'), argument);
    assert.equal(services.vault.list().length, before);
    assert.match(document.getText(), /"\w{32}"/);
  });
});

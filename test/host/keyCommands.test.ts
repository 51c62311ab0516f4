import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CommandName } from '#platform/vscode/manifest/commands.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Message } from '#platform/vscode/ui.ts';
import type { KeysInHost } from '#test/support/host/keysInHost.ts';
import { keysInHost } from '#test/support/host/keysInHost.ts';

/** What a command does once the person has answered. How it asks is seen in the workbench. */
suite('the commands for keys', () => {
  let host: KeysInHost;
  let key: { readonly id: string };
  let said: string[];
  let picks: string[];
  let typed: string[];
  let press: string;
  const { showQuickPick, showInputBox, createInputBox } = vscode.window;

  suiteSetup(async () => {
    host = await keysInHost();
    const { ui } = host.handle.services;
    Object.assign(ui, {
      show: async ({ text, actions = [] }: Message) => {
        said.push(text);
        await actions.find(({ label }) => label === press)?.run();
      },
      confirm: async ({ text }: { text: string }) => asks(text),
    });
    Object.assign(vscode.window, {
      showQuickPick: async (rows: readonly { label: string }[]) => rows.find(({ label }) => label === picks[0]),
      showInputBox: async () => typed.shift(),
      createInputBox: () => answeredBox(typed.shift() ?? ''),
    });
  });

  suiteTeardown(async () => {
    Object.assign(vscode.window, { showQuickPick, showInputBox, createInputBox });
    await host[Symbol.asyncDispose]();
  });

  setup(async () => {
    [said, picks, typed, press] = [[], [], [], ''];
    key = await host.add('main');
  });

  teardown(async () => {
    for (const { record } of vault().list()) await vault().remove(record.id);
  });

  const vault = () => host.handle.services.vault;
  const asks = (text: string) => said.push(text) > 0;
  const record = () => host.view(key.id)?.record;
  const run = (name: CommandName, argument: object = { keyId: key.id }) =>
    vscode.commands.executeCommand(commandId(name), argument);

  test('add: the key first, and what Mistral says of it, then its name', async () => {
    const settings = vscode.workspace.getConfiguration('mistralGuard');
    const askThere = (url?: string) => settings.update('api.server', url, vscode.ConfigurationTarget.Global);
    await askThere(host.mistral.url);
    typed = [host.mistral.keys.add({ kind: 'admin' }).raw, ' boss '];
    await run('addKey', {});
    await askThere();
    const [added] = vault()
      .list()
      .filter(({ record }) => record.label === 'boss');
    assert.equal(added?.record.kind, 'admin');
    assert.match(said[0] ?? '', /^Key boss \(….{4}\) works\. Admin key/);
  });

  test('rename', async () => {
    typed = ['staging'];
    await run('renameKey');
    assert.equal(record()?.label, 'staging');
  });

  test('expiry, reminder, and neither', async () => {
    picks = ['Expires on a date…'];
    typed = ['2099-01-31'];
    await run('setExpiry');
    assert.equal(record()?.expiresAt, Date.parse('2099-01-31'));
    picks = ['Remind me to rotate after 30 days'];
    await run('setExpiry');
    assert.equal(record()?.rotateAfterDays, 30);
    picks = ['No expiry and no reminder'];
    await run('setExpiry');
    assert.equal(record()?.expiresAt, undefined);
  });

  test('use as default', async () => {
    const other = await host.add('other');
    await run('setDefaultKey', { keyId: other.id });
    assert.ok(host.view(other.id)?.isDefault);
    assert.ok(!host.view(key.id)?.isDefault);
  });

  test('check one, and all', async () => {
    const before = host.mistral.received().length;
    await run('checkKey');
    await run('checkAllKeys');
    assert.ok(host.mistral.received().length > before);
    assert.equal(host.view(key.id)?.state.is, 'ok');
  });

  test('copy asks first, and gives nothing back to whoever called', async () => {
    assert.equal(await run('copyKey'), undefined);
    assert.match(said[0] ?? '', /^Copy key main to the clipboard\?$/);
  });

  test('profiles: make one, move a key there, change it line by line, work in it, delete it', async () => {
    const plain = (label: string) => label.replace(/^\$\(.+?\) /, '');
    /** One row after the other, and Escape when there is none left. */
    const choose = async (rows: readonly { label: string }[], { canPickMany = false } = {}) => {
      const wanted = picks.shift();
      const row = rows.find(({ label }) => plain(label) === wanted);
      return canPickMany && row ? [row] : row;
    };
    Object.assign(vscode.window, { showQuickPick: choose });
    typed = ['Playground', '20', '30'];
    picks = ['Budget', 'Requests', 'Sensitivity', 'public', 'Turns', 'Keys take turns every day'];
    await run('newProfile', {});
    const made = vault()
      .profiles()
      .find(({ label }) => label === 'Playground');
    assert.equal(made?.monthlyBudget, 20);
    assert.equal(made?.requestsPerMinute, 30);
    assert.equal(made?.sensitivity, 'public');
    assert.equal(made?.pool?.everyMinutes, 1440);
    picks = ['Playground'];
    await run('moveKey');
    assert.equal(record()?.profile, made?.id);
    picks = ['Playground'];
    await run('switchProfile', {});
    assert.equal(host.handle.services.memory.profile(), made?.id);
    picks = ['Models', 'mistral-small-latest'];
    await run('editProfile', { profileId: made?.id });
    assert.deepEqual(vault().profile(made?.id).allowedModels, ['mistral-small-latest']);
    const refused = vault().keyFor({ use: 'chat', profile: made?.id ?? '', model: 'mistral-large-latest' });
    assert.ok(!refused.ok && refused.error.kind === 'model-not-allowed');
    typed = ['Lab', ''];
    picks = ['Name', 'Budget'];
    await run('editProfile', { profileId: made?.id });
    assert.equal(vault().profile(made?.id).label, 'Lab');
    assert.equal(vault().profile(made?.id).monthlyBudget, undefined);
    assert.equal(vault().profile(made?.id).requestsPerMinute, 30);
    await run('deleteProfile', { profileId: made?.id });
    assert.match(said.at(-1) ?? '', /^Delete profile Lab\?$/);
    assert.notEqual(record()?.profile, made?.id);
  });

  test('lock and unlock: while locked no key is read', async () => {
    await run('lock', {});
    const read = await vault().withKey(key.id, async () => true);
    assert.ok(!read.ok && read.error.kind === 'locked');
    await run('unlock', {});
    assert.ok((await vault().withKey(key.id, async () => true)).ok);
  });

  test('expose to terminals and stop: in memory only, gone when locked', async () => {
    const { environment } = host.handle.services;
    await run('exposeKey', {});
    assert.match(said[0] ?? '', /^Put key main into every new terminal/);
    assert.ok(environment.get('MISTRAL_API_KEY'));
    assert.equal(environment.persistent, false);
    await run('stopExposing', {});
    assert.equal(environment.get('MISTRAL_API_KEY'), undefined);
    await run('exposeKey', {});
    await run('lock', {});
    assert.equal(environment.get('MISTRAL_API_KEY'), undefined);
    await run('unlock', {});
  });

  test('share with the command line, and stop: without a keychain it is said, and nothing is remembered', async () => {
    await run('mirrorKey');
    assert.match(said[0] ?? '', /^Share key main with the command line\?$/);
    const shared = Object.hasOwn(host.handle.services.memory.mirrored(), key.id);
    if (!shared) assert.match(said[1] ?? '', /keychain/);
    await run('unmirrorKey');
    assert.ok(!Object.hasOwn(host.handle.services.memory.mirrored(), key.id));
  });

  test('delete asks, and says that the key goes on working at Mistral', async () => {
    await run('deleteKey');
    assert.match(said[0] ?? '', /^Delete key main \(….{4}\) from this machine\?$/);
    assert.equal(record(), undefined);
  });

  test('call off a rotation that waits, and the key serves on', async () => {
    press = 'Open Console';
    const started = run('rotateKey');
    await Promise.race([started, new Promise((resolve) => setTimeout(resolve, 3_000))]);
    await run('callOffRotation');
    assert.equal(host.view(key.id)?.record.retiring, undefined);
    assert.ok((await vault().withKey(key.id, async () => true)).ok);
  });
});

/** A box in which somebody types this and presses Enter. */
function answeredBox(answer: string) {
  const [changed, accepted, hidden] = [0, 1, 2].map(() => new vscode.EventEmitter<void>());
  return {
    value: '',
    onDidChangeValue: changed?.event,
    onDidAccept: accepted?.event,
    onDidTriggerButton: new vscode.EventEmitter().event,
    onDidHide: hidden?.event,
    show() {
      this.value = answer;
      accepted?.fire();
    },
    hide: () => hidden?.fire(),
    dispose: () => undefined,
  };
}

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fail, ok } from '#core/result.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { Secret } from '#core/vault/secret.ts';
import type { KeyWorld } from '#test/support/host/keyWorld.ts';
import { openKeyWorld } from '#test/support/host/keyWorld.ts';
import { closeAll } from '#test/support/host/workspaceFiles.ts';

suite('moving a key to a secret manager', () => {
  let world: KeyWorld;
  /** What the manager holds, and whether it takes more. */
  let kept: string | undefined;
  let writable = true;
  const { showQuickPick, showInputBox } = vscode.window;

  suiteSetup(async () => {
    world = await openKeyWorld();
    const { sources } = world.services;
    sources.read = async () => (kept === undefined ? fail({ kind: 'not-found' }) : ok(new Secret(kept)));
    sources.write = async (_, key) => {
      if (!writable) return fail({ kind: 'denied' });
      kept = key.revealFor('secret manager');
      return ok(undefined);
    };
  });
  setup(() => {
    world.forget();
    kept = undefined;
    writable = true;
    const answers = ['my-project', 'mistral-key'];
    Object.assign(vscode.window, {
      showQuickPick: async (rows: readonly { from: string }[]) =>
        rows.find(({ from }) => from === 'google-secret-manager'),
      showInputBox: async () => answers.shift(),
    });
  });
  teardown(async () => {
    Object.assign(vscode.window, { showQuickPick, showInputBox });
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });
  suiteTeardown(() => world.close());

  const before = (raw: string) => `from mistralai import Mistral\n\nclient = Mistral(api_key="${raw}")\n`;

  test('it is stored there, read back, enlisted, and read from there by the code', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('managed.py', before(raw));
    await world.take(document, 'moveToManager');
    assert.equal(kept, raw);
    assert.match(document.getText(), /^from google\.cloud import secretmanager$/m);
    assert.match(document.getText(), /^client = Mistral\(api_key=read_mistral_key\(\)\)$/m);
    assert.ok(!document.getText().includes(raw));
    const sources = world.services.vault.list().map(({ record }) => remoteSourceOf(record)?.kind);
    assert.ok(sources.includes('google-secret-manager'));
    assert.match(world.asked[0] ?? '', /^Store key …\w{4} in Google Secret Manager, at my-project\/mistral-key\?$/);
    assert.match(
      world.said.at(-1) ?? '',
      /managed\.py reads it from there now\. .*pip install google-cloud-secret-manager/,
    );
  });

  test('what the manager refuses changes nothing', async () => {
    const { raw } = world.mistral.keys.add();
    writable = false;
    const document = await world.open('denied.py', before(raw));
    await world.take(document, 'moveToManager');
    assert.equal(document.getText(), before(raw));
    assert.match(world.said[0] ?? '', /refuses this key\. .*The file was not changed\.$/);
  });

  test('when another key comes back the code is left alone', async () => {
    const { raw } = world.mistral.keys.add();
    world.services.sources.write = async () => ok(undefined);
    kept = 'somebody-elses-key-0123456789abcd';
    const document = await world.open('foreign.py', before(raw));
    await world.take(document, 'moveToManager');
    assert.equal(document.getText(), before(raw));
    assert.match(world.said[0] ?? '', /Another key came back/);
  });
});

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Secret } from '#core/vault/secret.ts';
import { eventually } from '#test/support/host/eventually.ts';
import type { KeysInHost } from '#test/support/host/keysInHost.ts';
import { keysInHost } from '#test/support/host/keysInHost.ts';

suite('keys for other extensions', () => {
  let host: KeysInHost;
  let main: string;
  let reads: string[];
  let putBack: () => void;

  suiteSetup(async () => {
    host = await keysInHost();
    ({ id: main } = await host.add('main'));
    await host.add('spare');
    const { secrets } = host.handle.context;
    const get = secrets.get.bind(secrets);
    putBack = () => Object.assign(secrets, { get });
    Object.assign(secrets, {
      get(name: string) {
        reads.push(name);
        return get(name);
      },
    });
  });

  setup(() => {
    reads = [];
  });

  suiteTeardown(async () => {
    putBack();
    await host.handle.services.memory.setLent([]);
    await host[Symbol.asyncDispose]();
  });

  const listed = async () => (await vscode.authentication.getAccounts('mistral')).map(({ label }) => label);
  const keysRead = () => reads.filter((name) => name.startsWith('key/'));

  test('are none until the person has chosen one for an extension', async () => {
    assert.deepEqual(await listed(), []);
    assert.equal(await vscode.authentication.getSession('mistral', [], { silent: true }), undefined);
    assert.deepEqual(keysRead(), []);
  });

  test('are listed under Accounts without a key being read', async () => {
    await host.handle.services.memory.setLent([main]);
    assert.deepEqual(await listed(), ['main']);
    assert.deepEqual(keysRead(), []);
  });

  test('go to no extension that the person has not allowed', async () => {
    assert.equal(await vscode.authentication.getSession('mistral', [], { silent: true }), undefined);
    assert.ok(!keysRead().includes(`key/${host.handle.services.vault.list().find((v) => !v.isDefault)?.record.id}`));
  });

  test('are none while the keys are locked', async () => {
    const { vault } = host.handle.services;
    vault.close();
    assert.deepEqual(await listed(), []);
    vault.open();
  });

  test('stay lent when they are rotated', async () => {
    const { vault, memory } = host.handle.services;
    const started = await vault.rotations.startGuided(main);
    assert.ok(started.ok);
    const next = host.mistral.keys.add({ kind: 'studio', name: 'next' });
    const pasted = await vault.rotations.paste(started.value.id, new Secret(next.raw));
    assert.ok(pasted.ok, JSON.stringify(pasted));
    for (const { name, id } of host.mistral.keys.all()) if (name === 'main') host.mistral.keys.remove(id);
    await vault.rotations.drive(started.value.id, { handOut: async () => undefined });
    await eventually(
      () => memory.lent(),
      (ids) => ids.join() === started.value.successor,
    );
    assert.deepEqual(await listed(), ['main']);
  });

  test('are lent no more once they are deleted', async () => {
    const { vault, memory } = host.handle.services;
    await vault.remove(memory.lent()[0] ?? '');
    await eventually(
      () => memory.lent(),
      (ids) => ids.length === 0,
    );
    assert.deepEqual(await listed(), []);
  });
});

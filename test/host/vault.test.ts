import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from '#core/vault/secret.ts';
import type { Vault } from '#core/vault/vault.ts';
import type { TestHandle } from '#platform/vscode/testHandle.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

suite('the vault over VS Code’s own storage', () => {
  let mistral: Player;
  let handle: TestHandle;
  let vault: Vault;

  suiteSetup(async () => {
    mistral = await startMistral();
    const given = await ourExtension().activate();
    assert.ok(given);
    handle = given;
    vault = given.services.vault;
  });

  suiteTeardown(async () => {
    for (const { record } of vault.list()) await vault.remove(record.id);
    await mistral.stop();
    mistral.expectNoViolations();
  });

  async function add(label: string): Promise<{ id: string; raw: string }> {
    const { raw } = mistral.keys.add({ kind: 'studio', name: label });
    const added = await vault.add({ label, key: new Secret(raw), addedFrom: 'test', host: mistral.url });
    assert.ok(added.ok, JSON.stringify(added));
    return { id: added.value.id, raw };
  }

  const stateOf = (id: string) => vault.list().find(({ record }) => record.id === id)?.state.is;

  test('activation asked nobody', () => assert.deepEqual(mistral.received(), []));

  test('a key that Mistral knows is kept in secret storage, and only there', async () => {
    const { id, raw } = await add('kept');
    assert.equal(await handle.context.secrets.get(`key/${id}`), raw);
    assert.equal(stateOf(id), 'ok');
    for (const memento of [handle.context.globalState, handle.context.workspaceState])
      for (const name of memento.keys()) assert.ok(!JSON.stringify(memento.get(name)).includes(raw), name);
  });

  test('a key that Mistral does not know leaves nothing behind', async () => {
    const before = await handle.context.secrets.keys();
    const key = new Secret(makeMistralKey());
    const added = await vault.add({ label: 'unknown', key, addedFrom: 'test', host: mistral.url });
    assert.ok(!added.ok && added.error.kind === 'not-verified');
    assert.deepEqual(
      (await handle.context.secrets.keys()).filter((name) => name.startsWith('key/')).sort(),
      before.filter((name) => name.startsWith('key/')).sort(),
    );
  });

  test('a key deleted behind the vault’s back is lost, and said to be, not forgotten', async () => {
    const { id } = await add('vanishing');
    await handle.context.secrets.delete(`key/${id}`);
    await vault.reconcile();
    assert.equal(stateOf(id), 'lost');
  });

  test('a key revoked at Mistral turns invalid at the next check', async () => {
    const { id, raw } = await add('revoked');
    const played = mistral.keys.all().find((key) => key.raw === raw);
    mistral.keys.remove(played?.id ?? '');
    await vault.check(id);
    assert.equal(stateOf(id), 'invalid');
  });

  test('no log file of this window holds a key', async () => {
    const { raw } = await add('logged');
    const [first] = vault.list();
    await vault.check(first?.record.id ?? '');
    for (const file of await readdir(handle.context.logUri.fsPath).catch(() => []))
      assert.ok(!(await readFile(join(handle.context.logUri.fsPath, file), 'utf8')).includes(raw), file);
  });
});

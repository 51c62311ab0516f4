import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { SecretStorage } from 'vscode';
import { ourContext } from '#test/support/host/ourExtension.ts';

suite('secret storage', () => {
  let secrets: SecretStorage;
  let name: string;

  setup(async () => {
    ({ secrets } = await ourContext());
    name = `test/${randomUUID()}`;
  });

  teardown(() => secrets.delete(name));

  test('gives back what was stored', async () => {
    const value = randomUUID();
    await secrets.store(name, value);
    assert.equal(await secrets.get(name), value);
  });

  test('keeps the last of two values', async () => {
    await secrets.store(name, 'first');
    await secrets.store(name, 'second');
    assert.equal(await secrets.get(name), 'second');
  });

  test('lists the names it holds', async () => {
    await secrets.store(name, 'value');
    assert.ok((await secrets.keys()).includes(name));
  });

  test('forgets what is deleted', async () => {
    await secrets.store(name, 'value');
    await secrets.delete(name);
    assert.equal(await secrets.get(name), undefined);
    assert.ok(!(await secrets.keys()).includes(name));
  });

  test('says which name changed', async () => {
    const changed = new Promise<string>((resolve) => {
      const listening = secrets.onDidChange(({ key }) => {
        listening.dispose();
        resolve(key);
      });
    });
    await secrets.store(name, 'value');
    assert.equal(await changed, name);
  });
});

import assert from 'node:assert/strict';
import { ConfigurationTarget, commands, workspace } from 'vscode';
import { Secret } from '#core/vault/secret.ts';
import type { TestHandle } from '#platform/vscode/testHandle.ts';
import { eventually } from '#test/support/host/eventually.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

const run = (name: string, argument?: unknown) => commands.executeCommand(`mistralGuard.${name}`, argument);

suite('the proxy in the editor', () => {
  let mistral: Player;
  let handle: TestHandle;

  suiteSetup(async () => {
    mistral = await startMistral();
    const given = await ourExtension().activate();
    assert.ok(given);
    handle = given;
    await workspace.getConfiguration('mistralGuard').update('api.server', mistral.url, ConfigurationTarget.Global);
    const { vault } = handle.services;
    const { raw } = mistral.keys.add();
    const added = await vault.add({
      label: 'for the proxy',
      key: new Secret(raw),
      addedFrom: 'test',
      host: mistral.url,
    });
    assert.ok(added.ok);
  });

  suiteTeardown(async () => {
    await run('stopProxy');
    const { vault } = handle.services;
    for (const { record } of vault.list()) await vault.remove(record.id);
    await workspace.getConfiguration('mistralGuard').update('api.server', undefined, ConfigurationTarget.Global);
    await mistral.stop();
    mistral.expectNoViolations();
  });

  const url = () => `http://127.0.0.1:${handle.services.memory.proxyPort()}`;

  test('it runs only when somebody said so', () => {
    assert.equal(handle.services.memory.proxyWanted(), false);
    assert.equal(handle.services.memory.proxyPort(), 0);
  });

  test('the command that starts it returns nothing', async () => {
    assert.equal(await run('startProxy'), undefined);
    assert.ok(handle.services.memory.proxyPort() > 0);
  });

  test('it turns away whoever has no token', async () => {
    const answer = await fetch(`${url()}/v1/models`);
    assert.equal(answer.status, 401);
    assert.equal(mistral.received().filter(({ url: asked }) => asked.pathname === '/v1/chat/completions').length, 0);
  });

  test('a workspace can neither redirect it nor open another path', async () => {
    const settings = workspace.getConfiguration('mistralGuard');
    for (const [name, value] of [
      ['api.server', 'http://127.0.0.1:1'],
      ['proxy.port', 1],
      ['proxy.alsoPaths', ['/v1/files']],
    ] as const)
      await assert.rejects(
        async () => settings.update(name, value, ConfigurationTarget.Workspace),
        /Workspace|application|machine/i,
        name,
      );
  });

  test('stopped, it listens no more, and is not started by the next window', async () => {
    const before = url();
    await run('stopProxy');
    assert.equal(handle.services.memory.proxyWanted(), false);
    await assert.rejects(fetch(`${before}/healthz`));
  });

  test('started again, it listens where it did', async () => {
    const before = url();
    await run('startProxy');
    await eventually(
      () =>
        fetch(`${before}/healthz`).then(
          ({ status }) => status,
          () => undefined,
        ),
      (status) => status === 200,
    );
  });
});

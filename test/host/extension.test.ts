import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { ourExtension } from '#test/support/host/ourExtension.ts';

suite('the extension in VS Code', () => {
  test('becomes active', async () => {
    await ourExtension().activate();
    assert.equal(ourExtension().isActive, true);
  });

  test('registers every command its manifest declares', async () => {
    await ourExtension().activate();
    const registered = new Set(await commands.getCommands(true));
    const missing = declaredCommands().filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });

  test('runs in a trusted workspace here', () => assert.equal(workspace.isTrusted, true));
});

function declaredCommands(): string[] {
  const manifest: { contributes?: { commands?: { command: string }[] } } = ourExtension().packageJSON;
  return manifest.contributes?.commands?.map(({ command }) => command) ?? [];
}

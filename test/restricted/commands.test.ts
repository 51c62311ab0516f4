import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { commandId, commandRows } from '#platform/vscode/manifest/commands.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';

suite('commands in Restricted Mode', () => {
  const said: string[] = [];

  suiteSetup(async () => {
    const handle = await ourExtension().activate();
    assert.ok(handle);
    handle.services.ui.explainTrust = async (reason) => void said.push(reason);
  });

  setup(() => said.splice(0));

  for (const [name, row] of commandRows) {
    if (row.needsTrust === undefined) continue;
    test(`“${row.title}” says why it cannot run`, async () => {
      await commands.executeCommand(commandId(name));
      assert.deepEqual(said, [row.needsTrust]);
    });
  }

  test('every command that touches a key is among them', () => {
    const open = commandRows.filter(([, row]) => row.needsTrust === undefined).map(([name]) => name);
    assert.deepEqual(open.filter((name) => /key|rotat|expos|mirror|terminal/i.test(name)).sort(), ['stopExposing']);
  });
});

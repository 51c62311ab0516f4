import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { ourExtension } from '#test/support/host/ourExtension.ts';

suite('the extension in Restricted Mode', () => {
  test('the workspace is not trusted', () => assert.equal(workspace.isTrusted, false));

  test('becomes active all the same', async () => {
    await ourExtension().activate();
    assert.equal(ourExtension().isActive, true);
  });
});

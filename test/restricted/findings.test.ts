import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';
import { diagnosticsIn, write } from '#test/support/host/workspaceFiles.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('findings in Restricted Mode', () => {
  suiteSetup(() => ourExtension().activate());

  const leak = () => `MISTRAL_API_KEY = "${makeMistralKey()}"\n`;

  test('open files and the folder are scanned all the same', async () => {
    const [open, closed] = [await write('open.py', leak()), await write('closed.py', leak())];
    await vscode.workspace.openTextDocument(open);
    await diagnosticsIn(open, 1);
    await vscode.commands.executeCommand(commandId('scanWorkspace'));
    await diagnosticsIn(closed, 1);
  });

  test('only what needs neither keys nor git is offered', async () => {
    const uri = await write('offers.py', leak());
    await vscode.workspace.openTextDocument(uri);
    const [found] = await diagnosticsIn(uri, 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      found?.range,
    );
    const ours = actions.flatMap(({ command }) =>
      command?.command.startsWith('mistralGuard.') ? [command.command] : [],
    );
    assert.deepEqual(ours, [commandId('ignoreFinding')]);
  });

  test('the key storage is not opened', async () => {
    const handle = await ourExtension().activate();
    assert.deepEqual(await handle?.context.secrets.keys(), []);
  });
});

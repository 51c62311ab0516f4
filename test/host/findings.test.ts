import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { ruleOf } from '#platform/vscode/scan/diagnosticCode.ts';
import type { Services } from '#platform/vscode/services.ts';
import { eventually } from '#test/support/host/eventually.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';
import { closeAll, diagnosticsIn, edit, fileNamed, workspaceFolder, write } from '#test/support/host/workspaceFiles.ts';
import { makeMistralKey } from '#test/support/keys.ts';

/** Where editors and their tools are given a key. */
const configured: Readonly<Record<string, (key: string) => unknown>> = {
  'mcp.json': (key) => ({ servers: { desk: { command: 'npx', args: ['desk'], env: { MISTRAL_API_KEY: key } } } }),
  'launch.json': (key) => ({ configurations: [{ name: 'desk', type: 'node', env: { MISTRAL_API_KEY: key } }] }),
  'tasks.json': (key) => ({ tasks: [{ label: 'desk', type: 'shell', options: { env: { MISTRAL_API_KEY: key } } }] }),
  'settings.json': (key) => ({ 'terminal.integrated.env.linux': { MISTRAL_API_KEY: key } }),
  'chatLanguageModels.json': (key) => [{ name: 'Mistral', vendor: 'mistral', apiKey: key }],
};

suite('findings in the editor', () => {
  let services: Services;

  suiteSetup(async () => {
    const handle = await ourExtension().activate();
    assert.ok(handle);
    services = handle.services;
  });

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });

  const leak = (key = makeMistralKey()) => `MISTRAL_API_KEY = "${key}"\n`;

  test('a key is underlined when a file opens, exactly where it stands', async () => {
    const key = makeMistralKey();
    const uri = await write('opened.py', `# 🗝 key\r\nMISTRAL_API_KEY = "${key}"\r\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    const [found] = await diagnosticsIn(uri, 1);
    assert.equal(document.getText(found?.range), key);
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(found && ruleOf(found), 'secret/mistral-api-key');
    assert.ok(!found?.message.includes(key.slice(0, 28)), 'the message shows no more than the end of the key');
  });

  test('a key is underlined while it is typed, and no longer when it is gone', async () => {
    const { uri } = await vscode.workspace.openTextDocument({ language: 'python', content: '' });
    await edit(uri, leak());
    await diagnosticsIn(uri, 1);
    await edit(uri, 'MISTRAL_API_KEY = os.environ["MISTRAL_API_KEY"]\n');
    await diagnosticsIn(uri, 0);
  });

  test('the same key elsewhere is pointed to', async () => {
    const key = makeMistralKey();
    const [one, other] = [await write('one.py', leak(key)), await write('other.py', leak(key))];
    for (const uri of [one, other]) await vscode.workspace.openTextDocument(uri);
    const [found] = await eventually(
      () => vscode.languages.getDiagnostics(one),
      ([first]) => first?.relatedInformation?.length === 1,
    );
    assert.equal(found?.relatedInformation?.[0]?.location.uri.toString(), other.toString());
  });

  test('a comment with a reason silences it, one without does not', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: leak() });
    await vscode.window.showTextDocument(document);
    const { uri } = document;
    await diagnosticsIn(uri, 1);
    const key = makeMistralKey();
    await edit(uri, `# mistral-guard-ignore-next-line -- a key of the tests\n${leak(key)}`);
    await diagnosticsIn(uri, 0);
    await edit(uri, `# mistral-guard-ignore-next-line\n${leak(key)}`);
    await diagnosticsIn(uri, 1);
  });

  for (const [name, content] of Object.entries(configured))
    test(`a key is underlined in ${name}`, async () => {
      const key = makeMistralKey();
      const uri = await write(`configured/.vscode/${name}`, JSON.stringify(content(key), null, 2));
      const document = await vscode.workspace.openTextDocument(uri);
      const [found] = await diagnosticsIn(uri, 1);
      assert.equal(document.getText(found?.range), key);
    });

  test('deleting a file takes its findings along, renaming moves them', async () => {
    const uri = await write('moving.py', leak());
    await vscode.workspace.openTextDocument(uri);
    await diagnosticsIn(uri, 1);
    const moved = fileNamed('moved.py');
    const rename = new vscode.WorkspaceEdit();
    rename.renameFile(uri, moved);
    await vscode.workspace.applyEdit(rename);
    await diagnosticsIn(uri, 0);
    await diagnosticsIn(moved, 1);
    const remove = new vscode.WorkspaceEdit();
    remove.deleteFile(moved);
    await vscode.workspace.applyEdit(remove);
    await diagnosticsIn(moved, 0);
  });

  test('closing an unsaved text takes its findings along', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: leak() });
    await vscode.window.showTextDocument(document);
    await diagnosticsIn(document.uri, 1);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await diagnosticsIn(document.uri, 0);
  });

  test('in a notebook the cell is underlined, for its source and for what it printed', async () => {
    const [source, printed] = [makeMistralKey(), makeMistralKey()];
    const text = ['x = 1\n', `MISTRAL_API_KEY = "${source}"`];
    const outputs = [{ output_type: 'stream', name: 'stdout', text: [`MISTRAL_API_KEY=${printed}\n`] }];
    const cell = { cell_type: 'code', metadata: {}, execution_count: 1, source: text, outputs };
    const uri = await write(
      'explore.ipynb',
      JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const { document } = notebook.cellAt(0);
    const found = await diagnosticsIn(document.uri, 2);
    assert.equal(document.getText(found[0]?.range), source);
    assert.match(found[1]?.message ?? '', /printed by this cell$/);
  });

  test('the workspace scan passes over what git ignores, except for .env files', async () => {
    execFileSync('git', ['init', '--quiet'], { cwd: workspaceFolder().uri.fsPath });
    await write('.gitignore', 'ignored.py\n.env\n');
    const closed = await write('closed.py', leak());
    const ignored = await write('ignored.py', leak());
    const dotenv = await write('.env', `MISTRAL_API_KEY=${makeMistralKey()}\n`);
    await vscode.commands.executeCommand(commandId('scanWorkspace'));
    await diagnosticsIn(closed, 1);
    const [inDotenv] = await diagnosticsIn(dotenv, 1);
    assert.equal(inDotenv?.severity, vscode.DiagnosticSeverity.Information);
    assert.deepEqual(services.findings.in(ignored.toString()), []);
    await vscode.workspace.fs.delete(closed);
    await diagnosticsIn(closed, 0);
    await vscode.workspace.fs.delete(fileNamed('.git'), { recursive: true });
  });

  test('what settings exclude is not looked at', async () => {
    const settings = vscode.workspace.getConfiguration('mistralGuard');
    await settings.update('scan.exclude', ['generated/'], vscode.ConfigurationTarget.Workspace);
    const uri = await write('generated/client.py', leak());
    await vscode.workspace.openTextDocument(uri);
    await vscode.commands.executeCommand(commandId('scanWorkspace'));
    assert.deepEqual(services.findings.in(uri.toString()), []);
    await settings.update('scan.exclude', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('a scan that is stopped says so, and keeps what it found', async () => {
    for (let number = 0; number < 300; number++) await write(`many/file${number}.py`, leak());
    const scanning = vscode.commands.executeCommand(commandId('scanWorkspace'));
    await vscode.commands.executeCommand(commandId('stopScan'));
    const stopped = performance.now();
    await scanning;
    assert.ok(performance.now() - stopped < 5_000);
    await vscode.workspace.fs.delete(fileNamed('many'), { recursive: true });
    await eventually(
      () => services.findings.all().filter(({ uri }) => uri.includes('/many/')),
      (left) => left.length === 0,
    );
  });
});

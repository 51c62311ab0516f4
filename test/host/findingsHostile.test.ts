import assert from 'node:assert/strict';
import { chmod, readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { eventually } from '#test/support/host/eventually.ts';
import type { KeyWorld } from '#test/support/host/keyWorld.ts';
import { openKeyWorld } from '#test/support/host/keyWorld.ts';
import { closeAll, diagnosticsIn, edit, write } from '#test/support/host/workspaceFiles.ts';
import { makeMistralKey } from '#test/support/keys.ts';

suite('keys in files that do not make it easy', () => {
  let world: KeyWorld;

  suiteSetup(async () => {
    world = await openKeyWorld();
  });
  setup(() => world.forget());
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
  });
  suiteTeardown(() => world.close());

  const onDisk = ({ uri }: { readonly uri: vscode.Uri }): Promise<string> => readFile(uri.fsPath, 'utf8');
  const findingsIn = (uri: vscode.Uri) =>
    world.services.findings.in(uri.toString()).map((finding) => ({ uri: uri.toString(), finding }));

  test('Windows line breaks, an emoji in front and a cell of UTF-16 shift nothing', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('windows.py', `# 🗝️ é\r\nx = "😀"; MISTRAL_API_KEY = "${raw}"  # 🔑\r\n`);
    await world.take(document, 'moveToVault');
    assert.equal(
      await onDisk(document),
      'import os\r\n\r\n# 🗝️ é\r\nx = "😀"; MISTRAL_API_KEY = os.environ["MISTRAL_API_KEY"]  # 🔑\r\n'.replace(
        'import os\r\n\r\n# 🗝️ é\r\n',
        '# 🗝️ é\r\nimport os\r\n\r\n',
      ),
    );
    assert.ok(await world.held(raw));
  });

  test('of two keys in a line the one that was asked about goes, and the other stays', async () => {
    const [one, other] = [world.mistral.keys.add().raw, world.mistral.keys.add().raw];
    const text = `const mistralKeys = { mistralApiKey: '${one}', codestralApiKey: '${other}' };\n`;
    const document = await world.open('two.ts', text, 2);
    await world.take(document, 'moveToVault', 1);
    assert.ok(document.getText().includes(one));
    assert.ok(!document.getText().includes(other));
    assert.ok(await world.held(other));
    assert.equal(await world.held(one), undefined);
  });

  test('a file that moved on between the underline and the click loses nothing', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('shifting.py', `import os\nMISTRAL_API_KEY = "${raw}"\n`);
    const [action] = await world.offers(document);
    await edit(document.uri, `import os\n\n\n# said later\nprint("hello")\nMISTRAL_API_KEY = "${raw}"\n`);
    await vscode.commands.executeCommand(action?.command?.command ?? '', ...(action?.command?.arguments ?? []));
    assert.equal(
      document.getText(),
      'import os\n\n\n# said later\nprint("hello")\nMISTRAL_API_KEY = os.environ["MISTRAL_API_KEY"]\n',
    );
  });

  test('a key that is gone by the time of the click is not looked for elsewhere', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('gone.py', `MISTRAL_API_KEY = "${raw}"\n`);
    const [action] = await world.offers(document);
    await edit(document.uri, `MISTRAL_API_KEY = "${makeMistralKey()}"\n`);
    const after = document.getText();
    await vscode.commands.executeCommand(action?.command?.command ?? '', ...(action?.command?.arguments ?? []));
    assert.equal(document.getText(), after);
    assert.equal(await world.held(raw), undefined);
    assert.match(world.said[0] ?? '', /Nothing was changed/);
  });

  test('a file that cannot be written keeps its text on disk, and the person is told', async () => {
    const { raw } = world.mistral.keys.add();
    const uri = await write('readOnly.py', `import os\nMISTRAL_API_KEY = "${raw}"\n`);
    await vscode.workspace
      .getConfiguration('files')
      .update('readonlyInclude', { '**/readOnly.py': true }, vscode.ConfigurationTarget.Global);
    await chmod(uri.fsPath, 0o444);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await diagnosticsIn(uri, 1);
    await world
      .take(document, 'moveToVault')
      .finally(() =>
        vscode.workspace
          .getConfiguration('files')
          .update('readonlyInclude', undefined, vscode.ConfigurationTarget.Global),
      );
    assert.ok((await onDisk(document)).includes(raw));
    assert.ok(await world.held(raw));
    assert.match(
      world.said[0] ?? '',
      /is in the vault\. readOnly\.py could not be changed: the key still stands in it/,
    );
    await chmod(uri.fsPath, 0o644);
  });

  test('while the keys are locked nothing is taken out of a file', async () => {
    const { raw } = world.mistral.keys.add();
    const text = `MISTRAL_API_KEY = "${raw}"\n`;
    const document = await world.open('locked.py', text);
    const [action] = await world.offers(document);
    world.services.vault.close();
    await vscode.commands
      .executeCommand(action?.command?.command ?? '', ...(action?.command?.arguments ?? []))
      .then(undefined, () => undefined);
    world.services.vault.open();
    assert.equal(document.getText(), text);
    assert.equal(await onDisk(document), text);
    assert.match(world.said.join('\n'), /locked/i);
  });

  test('unsaved work of somebody stays unsaved', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('dirty.py', 'import os\n', 0);
    await edit(document.uri, `import os\nMISTRAL_API_KEY = "${raw}"\n`);
    await diagnosticsIn(document.uri, 1);
    await world.take(document, 'moveToVault');
    assert.ok(document.isDirty);
    assert.equal(await onDisk(document), 'import os\n');
  });

  test('a key that Mistral refused is kept as one that answers 401', async () => {
    const raw = makeMistralKey();
    const document = await world.open('refused.py', `MISTRAL_API_KEY = "${raw}"\n`);
    await world.take(document, 'moveToVault');
    const record = await world.held(raw);
    const view = world.services.vault.list().find((each) => each.record.id === record?.id);
    assert.equal(view?.state.is, 'invalid');
  });

  test('several at once: one question less, one message for all', async () => {
    const [one, other] = [world.mistral.keys.add().raw, world.mistral.keys.add().raw];
    const python = await world.open(
      'many.py',
      `import os\nMISTRAL_API_KEY = "${one}"\nCODESTRAL_API_KEY = "${other}"\n`,
      2,
    );
    const json = await world.open('many.json', `{ "mistral_api_key": "${one}" }\n`);
    const all = [python.uri, json.uri].flatMap(findingsIn);
    await vscode.commands.executeCommand(commandId('moveToVault'), all);
    assert.equal(
      python.getText(),
      'import os\nMISTRAL_API_KEY = os.environ["MISTRAL_API_KEY"]\nCODESTRAL_API_KEY = os.environ["CODESTRAL_API_KEY"]\n',
    );
    assert.ok(json.getText().includes(one));
    assert.match(
      world.said.join('\n'),
      /^2 keys are in the vault\. 2 of 3 places read the environment now\. The others/,
    );
  });

  test('what a cell has printed is cleared, with nothing else of the cell lost', async () => {
    const printed = makeMistralKey();
    const outputs = [{ output_type: 'stream', name: 'stdout', text: [`MISTRAL_API_KEY=${printed}\n`] }];
    const cells = [
      { cell_type: 'markdown', metadata: {}, source: ['# Tickets'] },
      { cell_type: 'code', metadata: { tags: ['kept'] }, execution_count: 1, source: ['print(key)'], outputs },
    ];
    const uri = await write('printed.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const { document } = notebook.cellAt(1);
    await vscode.window.showNotebookDocument(notebook);
    await diagnosticsIn(document.uri, 1);
    const [first] = await world.offers(document);
    assert.equal(first?.title, 'Clear this output');
    await world.take(document, 'clearOutput');
    assert.equal(notebook.cellAt(1).outputs.length, 0);
    assert.equal(notebook.cellAt(1).document.getText(), 'print(key)');
    assert.equal(notebook.cellCount, 2);
    const text = await eventually(
      () => readFile(uri.fsPath, 'utf8'),
      (now) => !now.includes(printed),
    );
    assert.match(text, /kept/);
    assert.match(world.said[0] ?? '', /The output of cell 2 is cleared\. .* rotate it/);
    await eventually(
      () => world.services.findings.in(uri.toString()),
      (left) => left.length === 0,
    );
  });

  test('one reason for several findings: each gets its comment, and none is found again', async () => {
    const document = await world.open(
      'silenced.py',
      `MISTRAL_API_KEY = "${makeMistralKey()}"\nCODESTRAL_API_KEY = "${makeMistralKey()}"\n`,
      2,
    );
    const input = vscode.window.showInputBox;
    Object.assign(vscode.window, { showInputBox: async () => 'keys of the tests' });
    await vscode.commands
      .executeCommand(commandId('ignoreFinding'), findingsIn(document.uri))
      .then(undefined, () => undefined);
    Object.assign(vscode.window, { showInputBox: input });
    assert.match(
      document.getText(),
      /(?:# mistral-guard-ignore-next-line .* -- keys of the tests\n[A-Z_]+ = "\w{32}"\n){2}/,
    );
    await diagnosticsIn(document.uri, 0);
  });

  test('a key that was deleted from the vault is pointed at where it still lies', async () => {
    const { raw } = world.mistral.keys.add();
    const document = await world.open('lingering.py', `import os\nMISTRAL_API_KEY = "${raw}"\n`);
    await world.take(document, 'moveToVault');
    await write('note.txt', `for later: ${raw}\n`);
    await write('docs/other.md', `${raw}\n`);
    const record = await world.held(raw);
    assert.ok(record);
    await world.services.vault.remove(record.id);
    await eventually(
      () => world.said.find((text) => text.includes('is retired')),
      (text) => text === `Key ${record.label} is retired, and still lies in 2 files here.`,
    );
  });
});

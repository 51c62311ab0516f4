import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { repairActions } from '#features/fixes/repairActions.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { ruleOf } from '#platform/vscode/scan/diagnosticCode.ts';
import type { Services } from '#platform/vscode/services.ts';
import { eventually } from '#test/support/host/eventually.ts';
import { ourExtension } from '#test/support/host/ourExtension.ts';
import { closeAll, edit, emptyFolder, problemsIn, write } from '#test/support/host/workspaceFiles.ts';
import { makeMistralKey } from '#test/support/keys.ts';

const head = "import { Mistral } from '@mistralai/mistralai';\n\n";
const insecure = (name: string) => `const ${name} = new Mistral({ serverURL: 'http://${name}.example' });\n`;

const never = new vscode.CancellationTokenSource().token;
const context: vscode.CodeActionContext = {
  triggerKind: vscode.CodeActionTriggerKind.Invoke,
  diagnostics: [],
  only: vscode.CodeActionKind.QuickFix,
};

suite('repairing insecure calls', () => {
  let services: Services;
  const said: string[] = [];

  suiteSetup(async () => {
    const handle = await ourExtension().activate();
    assert.ok(handle);
    services = handle.services;
    services.ui.show = async ({ text }) => void said.push(text) === undefined;
  });

  setup(() => said.splice(0));

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await closeAll();
    await emptyFolder();
  });

  async function open(name: string, text: string, problems: number): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(await write(name, text));
    await vscode.window.showTextDocument(document);
    await problemsIn(document.uri, problems);
    return document;
  }

  /** What the light bulb offers at the first place of these words, made ready to apply. */
  async function offers(document: vscode.TextDocument, words: string): Promise<readonly vscode.CodeAction[]> {
    const at = document.positionAt(document.getText().indexOf(words) + 1);
    const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.QuickFix.value,
      50,
    );
    return all.filter(({ edit: made, command }) => made !== undefined || command?.command.startsWith('mistralGuard.'));
  }

  async function take(document: vscode.TextDocument, words: string, title: string | RegExp): Promise<void> {
    const actions = await offers(document, words);
    const action = actions.find((each) => (typeof title === 'string' ? each.title === title : title.test(each.title)));
    assert.ok(action?.edit, `${title} is offered, not only ${actions.map((each) => each.title).join('; ')}`);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
  }

  test('the rule’s own fix is the preferred one, and can be undone', async () => {
    const before = head + insecure('a');
    const document = await open('one.ts', before, 1);
    const [first] = await offers(document, 'http:');
    assert.equal(first?.title, 'Use https');
    assert.ok(first.isPreferred);
    await take(document, 'http:', 'Use https');
    assert.equal(document.getText(), before.replace('http:', 'https:'));
    await problemsIn(document.uri, 0);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await problemsIn(document.uri, 1);
  });

  test('all of one rule in a file are fixed at once, and undone at once', async () => {
    const before = head + insecure('a') + insecure('b') + insecure('c');
    const document = await open('many.ts', before, 3);
    await take(document, 'http:', 'Fix all 3 of call/insecure-server-url in this file');
    assert.equal(document.getText(), before.replaceAll('http:', 'https:'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  test('an edit is made for the text as it is when it is chosen', async () => {
    const document = await open('moving.ts', head + insecure('a'), 1);
    const provider = repairActions(services);
    const at = document.positionAt(document.getText().indexOf('http:') + 1);
    const [chosen] = (await provider.provideCodeActions(document, new vscode.Range(at, at), context, never)) ?? [];
    assert.ok(chosen instanceof vscode.CodeAction);
    await edit(document.uri, `// a line more\n${head}${insecure('a')}`);
    const { edit: change } = (await provider.resolveCodeAction?.(chosen, never)) ?? {};
    assert.ok(change);
    await vscode.workspace.applyEdit(change);
    assert.equal(document.getText(), `// a line more\n${head}${insecure('a')}`.replace('http:', 'https:'));
  });

  const typescript = `import express from 'express';\n${head}const client = new Mistral({ apiKey: process.env.MISTRAL_API_KEY });\nconst app = express();\napp.post('/ask', async (req, res) => {\n  const reply = await client.chat.complete({ model: 'mistral-small-latest', messages: [{ role: 'user', content: req.body.text }] });\n  res.json(reply.model);\n});\n`;
  const python = `import os\nfrom flask import Flask, request\nfrom mistralai.client import Mistral\n\napp = Flask(__name__)\nclient = Mistral(api_key=os.environ["MISTRAL_API_KEY"])\n\n@app.post("/ask")\ndef ask():\n    reply = client.chat.complete(model="mistral-small-latest", messages=[{"role": "user", "content": request.json["text"]}])\n    return {"model": reply.model}\n`;
  for (const [name, text, limit] of [
    ['ask.ts', typescript, /maxTokens: 1024/],
    ['ask.py', python, /max_tokens=1024/],
  ] as const) {
    test(`${name}: a call is hardened step by step, or at once`, async () => {
      const document = await open(name, text, 1);
      const titles = (await offers(document, 'client.chat')).map(({ title }) => title);
      assert.equal(titles[0], 'Harden this call');
      for (const step of ['Limit the answer to 1024 tokens', 'Block harmful input with a guardrail'])
        assert.ok(titles.includes(step), titles.join('; '));
      await take(document, 'client.chat', 'Limit the answer to 1024 tokens');
      assert.match(document.getText(), limit);
      await problemsIn(document.uri, 1);
      await eventually(
        () => vscode.languages.getDiagnostics(document.uri)[0]?.message ?? '',
        (message) => !message.includes('tokens'),
      );
      await take(document, 'client.chat', 'Harden this call');
      assert.match(document.getText(), /guardrails/);
      await problemsIn(document.uri, 0);
    });
  }

  test('a call that nobody complains about can be hardened all the same', async () => {
    const document = await open('script.ts', `${head}await client.chat.complete({ model, messages });\n`, 0);
    const at = document.positionAt(document.getText().indexOf('client.chat') + 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.Refactor.value,
      50,
    );
    assert.ok(actions.some(({ title, edit: made }) => title === 'Harden this call' && made !== undefined));
  });

  test('saving fixes what is safe to fix, for those who want that', async () => {
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.mistralGuard': 'explicit' },
      vscode.ConfigurationTarget.Workspace,
    );
    const document = await open('saved.ts', head + insecure('a'), 1);
    await edit(document.uri, `${head}${insecure('a')}${insecure('b')}`);
    await document.save();
    assert.equal(document.getText(), `${head}${insecure('a')}${insecure('b')}`.replaceAll('http:', 'https:'));
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Workspace);
  });

  test('a key is one finding, and no edit takes it out of the file before it is stored', async () => {
    const document = await open('key.ts', `${head}const a = new Mistral({ apiKey: '${makeMistralKey()}' });\n`, 1);
    const [found] = await problemsIn(document.uri, 1);
    assert.equal(found && ruleOf(found), 'secret/mistral-api-key');
    const actions = await offers(document, document.getText(found?.range));
    assert.ok(actions.some(({ command }) => command?.command === commandId('moveToVault')));
    assert.ok(actions.every(({ edit: made }) => made === undefined));
  });

  test('in a notebook the cell is mended', async () => {
    const source = ['from mistralai.client import Mistral\n', 'client = Mistral(server_url="http://a.example")'];
    const cell = { cell_type: 'code', metadata: {}, execution_count: null, source, outputs: [] };
    const metadata = { language_info: { name: 'python' } };
    const uri = await write('mend.ipynb', JSON.stringify({ cells: [cell], metadata, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const { document } = notebook.cellAt(0);
    await problemsIn(document.uri, 1);
    await take(document, 'http:', 'Use https');
    assert.equal(document.lineAt(1).text, 'client = Mistral(server_url="https://a.example")');
    await problemsIn(document.uri, 0);
  });

  test('a problem’s link and the command show the page of its rule, without a network', async () => {
    const document = await open('linked.ts', head + insecure('a'), 1);
    const [found] = await problemsIn(document.uri, 1);
    const target = typeof found?.code === 'object' ? found.code.target : undefined;
    assert.ok(target);
    const page = await vscode.workspace.openTextDocument(target);
    assert.match(page.getText(), /^# .+\n\n`call\/insecure-server-url` · error/);
    await vscode.commands.executeCommand(commandId('showRule'), 'secret/mistral-api-key');
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '',
      (label) => /secret-mistral-api-key/.test(label),
    );
  });

  test('the address of a page opens nothing else', async () => {
    const page = vscode.Uri.from({ scheme: 'mistral-guard-rule', path: '/../extension.js' });
    assert.equal((await vscode.workspace.openTextDocument(page)).getText(), '');
  });

  const onDisk = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

  test('everything safe in the workspace is fixed after a yes, saved, and looked at again', async () => {
    const questions: string[] = [];
    services.ui.confirm = async ({ text }) => void questions.push(text) === undefined;
    const files = ['a', 'b'].map((name) => [name, write(`all/${name}.ts`, head + insecure(name))] as const);
    for (const [, uri] of files) await uri;
    await vscode.commands.executeCommand(commandId('fixProblems'));
    for (const [name, uri] of files) {
      assert.equal(await onDisk(await uri), (head + insecure(name)).replace('http:', 'https:'));
      await problemsIn(await uri, 0);
    }
    assert.match(questions[0] ?? '', /^Make \d+ changes in \d+ files\?$/);
    assert.match(said.at(-1) ?? '', /^\d+ problems fixed, in \d+ files\. Each file was looked at again\.$/);
  });

  test('what changes the program is only proposed, in a preview of everything', async () => {
    const html =
      'const reply = await a.chat.complete({ model, messages });\nelement.innerHTML = reply.choices[0].message.content;\n';
    const uri = await write('proposed.ts', head + insecure('a') + html);
    let over = false;
    void Promise.resolve(vscode.commands.executeCommand(commandId('fixProblems'))).finally(() => {
      over = true;
    });
    const apply = () => vscode.commands.executeCommand('refactorPreview.apply');
    await eventually(
      async () => {
        await apply();
        return over;
      },
      (done) => done,
    );
    assert.equal(await onDisk(uri), (head + insecure('a') + html).replace('http:', 'https:'));
  });

  test('the audit gathers its facts elsewhere, and can be called off', async () => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    await write('audited.ts', head + insecure('a'));
    const facts = await services.engine.audit(folder, new AbortController().signal);
    assert.ok(facts?.findings.some(({ rule, path }) => rule === 'call/insecure-server-url' && path === 'audited.ts'));
    const abort = new AbortController();
    const calledOff = services.engine.audit(folder, abort.signal);
    abort.abort();
    assert.equal(await calledOff, undefined);
  });
});

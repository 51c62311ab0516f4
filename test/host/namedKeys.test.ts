import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Ui } from '#platform/vscode/ui.ts';
import { eventually } from '#test/support/host/eventually.ts';
import type { KeysInHost } from '#test/support/host/keysInHost.ts';
import { keysInHost } from '#test/support/host/keysInHost.ts';
import { fileNamed, workspaceFolder, write } from '#test/support/host/workspaceFiles.ts';

const main = '$' + '{mistral:main}';

suite('a key named in a debug configuration', () => {
  let host: KeysInHost;
  let raw: string;
  let ui: Ui;
  let asked: string[];
  let answer: boolean;
  let confirm: Ui['confirm'];
  let watching: readonly vscode.Disposable[];
  let running = 0;

  suiteSetup(async () => {
    host = await keysInHost();
    ({ ui } = host.handle.services);
    ({ confirm } = ui);
    ui.confirm = async ({ text }) => asked.push(text) > 0 && answer;
    ({ raw } = (await host.add('main')).key);
    watching = [
      vscode.debug.onDidStartDebugSession(() => (running += 1)),
      vscode.debug.onDidTerminateDebugSession(() => (running -= 1)),
    ];
    for (const name of ['tell.js', 'other.js'])
      await write(name, `require('fs').writeFileSync('told', String(process.env.MISTRAL_API_KEY).slice(-4))\n`);
  });

  setup(async () => {
    asked = [];
    answer = true;
    await write('told', '');
  });

  /** The program ends by itself; VS Code asks before it starts what is still running. */
  teardown(async () => {
    await eventually(
      () => running,
      (sessions) => sessions === 0,
    );
  });

  suiteTeardown(async () => {
    ui.confirm = confirm;
    for (const each of watching) each.dispose();
    await host[Symbol.asyncDispose]();
  });

  const start = (changes: object = {}) =>
    vscode.debug.startDebugging(workspaceFolder(), {
      type: 'node',
      request: 'launch',
      name: 'Tell',
      program: fileNamed('tell.js').fsPath,
      cwd: workspaceFolder().uri.fsPath,
      env: { MISTRAL_API_KEY: main },
      ...changes,
    });

  const told = async () => new TextDecoder().decode(await vscode.workspace.fs.readFile(fileNamed('told')));
  const tells = (words: string) => eventually(told, (text) => text === words);

  test('is not given when the person says no', async () => {
    answer = false;
    await start();
    assert.deepEqual(asked, ['Give key main to “tell.js” (node)?']);
    assert.equal(await told(), '');
  });

  test('is in the environment of the program once the person has allowed it', async () => {
    await start();
    await tells(raw.slice(-4));
    assert.equal(asked.length, 1);
  });

  test('is given again to the same program without a word', async () => {
    await start();
    await tells(raw.slice(-4));
    assert.deepEqual(asked, []);
  });

  test('is asked for again by another program', async () => {
    await start({ program: fileNamed('other.js').fsPath });
    await tells(raw.slice(-4));
    assert.deepEqual(asked, ['Give key main to “other.js” (node)?']);
  });

  test('is asked for again when another variable could load something else', async () => {
    await start({ env: { MISTRAL_API_KEY: main, NODE_OPTIONS: '--no-warnings' } });
    await tells(raw.slice(-4));
    assert.equal(asked.length, 1);
  });

  test('is asked for again when a mark of the debugger’s own was written into the configuration', async () => {
    await start({ __unheardOf: true });
    assert.equal(asked.length, 1);
    await tells(raw.slice(-4));
  });

  test('is never typed into a terminal: the Debug Console is offered instead', async () => {
    const terminals = vscode.window.terminals.length;
    await start({ console: 'integratedTerminal' });
    await tells(raw.slice(-4));
    assert.match(asked[0] ?? '', /Run “tell\.js” \(node\) in the Debug Console\?/);
    assert.equal(vscode.window.terminals.length, terminals);
  });

  test('without the key, a configuration is left alone', async () => {
    await start({ env: { MISTRAL_API_KEY: 'none' } });
    await tells('none');
    assert.deepEqual(asked, []);
  });
});

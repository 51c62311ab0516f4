import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { applyEdits } from '#core/rules/fix/edit.ts';
import { whenReady } from '#core/scan/notReady.ts';
import { repairAll } from '#core/scan/repairAll.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import { openScanner } from '#platform/node/scan/everything.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';

suite('The helper that fixes call', () => {
  let folder: TemporaryFolder;
  let scanner: Scanner;

  setup(async () => {
    folder = await temporaryFolder();
    scanner = await openScanner({});
    for (const path of ['a.ts', 'a.py']) await whenReady(() => scanner.scan('mistral', path));
  });

  teardown(() => folder[Symbol.asyncDispose]());

  async function put(name: string, text: string): Promise<string> {
    const path = join(folder.path, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  }

  /** Makes the fix in the file, and the file that it needs. */
  async function moderated(path: string): Promise<{ readonly text: string; readonly created: readonly string[] }> {
    const text = await readFile(path, 'utf8');
    const ids = ['call/no-moderation'];
    const { repairs, edits } = repairAll(text, { kind: 'rules', ids }, (now) => scanner.repairs(now, path));
    const files = repairs.flatMap(({ fix }) => fix.creates ?? []);
    for (const { path: file, text: content } of files) await writeFile(file, content);
    return { text: applyEdits(text, edits), created: files.map((file) => file.path.slice(folder.path.length + 1)) };
  }

  const ask = `import { Mistral } from '@mistralai/mistralai';\n\nconst client = new Mistral();\nexport const reply = await client.chat.complete({ model, messages });\n`;
  const manifest = '{ "dependencies": { "@mistralai/mistralai": "1.10.0" } }';

  test('is written once for a package, and imported from then on', async () => {
    await put('package.json', manifest);
    const first = await moderated(await put('src/routes/ask.ts', ask));
    assert.deepEqual(first.created, ['src/mistralSafety.ts']);
    assert.match(first.text, /^import \{ moderated \} from '\.\.\/mistralSafety';$/m);
    assert.match(first.text, /= await moderated\(\n {2}client,\n {2}messages,\n {2}\(\) => client\.chat\.complete\(/);
    const second = await moderated(await put('src/other.ts', ask));
    assert.deepEqual(second.created, []);
    assert.match(second.text, /^import \{ moderated \} from '\.\/mistralSafety';$/m);
  });

  test('is a module that holds the whole of it, and nothing to complain about', async () => {
    await put('package.json', manifest);
    await moderated(await put('src/ask.ts', ask));
    const path = join(folder.path, 'src/mistralSafety.ts');
    const text = await readFile(path, 'utf8');
    assert.match(
      text,
      /^\/\/ Written by [^\n]+\nimport type \{ Mistral \} from '@mistralai\/mistralai';\n\n\/\*\*[^\n]+\nexport async function moderated</,
    );
    assert.deepEqual(scanner.scan(text, path), []);
  });

  test('is imported the way the file imports its neighbours', async () => {
    await put('package.json', manifest);
    const path = await put('ask.ts', `import { model } from './model.js';\n${ask}`);
    assert.match((await moderated(path)).text, /from '\.\/mistralSafety\.js';/);
  });

  test('lies beside the file in Python, as part of its package where there is one', async () => {
    const code = `from mistralai import Mistral\n\nclient = Mistral()\nreply = client.chat.complete(model=model, messages=messages)\n`;
    await put('requirements.txt', 'mistralai==1.9.11\n');
    const script = await moderated(await put('ask.py', code));
    assert.deepEqual(script.created, ['mistral_safety.py']);
    assert.match(script.text, /^from mistral_safety import moderated$/m);
    assert.match(script.text, /moderated\(\n {4}client,\n {4}messages,\n {4}lambda messages: client\.chat\.complete\(/);
    await put('desk/__init__.py', '');
    assert.match((await moderated(await put('desk/ask.py', code))).text, /^from \.mistral_safety import moderated$/m);
  });

  test('is handed a list that is written out, which then stands there once', async () => {
    await put('package.json', manifest);
    const list = "[\n    { role: 'user', content: question },\n  ]";
    const { text } = await moderated(await put('ask.ts', ask.replace('messages }', `messages: ${list} }`)));
    assert.match(
      text,
      /moderated\(\n +client,\n +\[\{ role: 'user', content: question \}\],\n +\(messages\) => client\.chat\.complete\(\{ model, messages \}\),\n\)/,
    );
  });

  test('stands in the file itself where nothing is known of a project', () => {
    const repairs = scanner.repairs(ask.replace('client.chat', '/* v1 */ client.chat'), 'untitled.ts');
    assert.ok(repairs.every(({ fixes }) => fixes.every(({ creates }) => creates === undefined)));
  });
});

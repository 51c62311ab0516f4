import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { filesHolding } from '#test/support/foundIn.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { inProject } from '#test/support/project.ts';
import { chatView } from '#test/support/workbench/chat.ts';
import { nameKey, typeKey } from '#test/support/workbench/keyBox.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const typed = 'echo "characters: $' + '{#MISTRAL_API_KEY}"';

/** Runs inside each frame, before anything of the frame's own. */
function watchFrame(secrets: readonly string[]): void {
  type Telling = Record<'tellOfKey' | 'tellOfFrame', (text: string) => void>;
  const { tellOfKey, tellOfFrame } = globalThis as unknown as Telling;
  const look = (text: string, where: string) => {
    if (secrets.some((secret) => text.includes(secret))) tellOfKey(`${where} of ${location.href}`);
  };
  tellOfFrame(location.href);
  addEventListener('message', ({ data }) => look(JSON.stringify(data) ?? '', 'a message'));
  const attributes = (node: Node) =>
    node instanceof Element ? [node, ...node.querySelectorAll('*')].flatMap(({ attributes }) => [...attributes]) : [];
  const watching = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver((changes) => {
    look(document.body?.textContent ?? '', 'the text');
    for (const { target, addedNodes } of changes)
      for (const { name, value } of [
        ...(target instanceof Element ? target.attributes : []),
        ...[...addedNodes].flatMap(attributes),
      ])
        look(value, `the attribute ${name}`);
  }).observe(document, watching);
}

/** Runs in a shell that knows the length of a variable. */
const task = {
  type: 'mistral',
  label: 'count',
  command: 'echo "task: $' + '{#MISTRAL_API_KEY}"',
  env: { MISTRAL_API_KEY: '$' + '{mistral:main}' },
  problemMatcher: [],
};

/** One person on one machine, over several sessions. The server host keeps secrets in the browser's profile, encrypted. */
suite('Where a key goes', () => {
  const refused = makeMistralKey();
  let place: TemporaryFolder;
  let mistral: Player;
  let code: Workbench;
  let raw: string;
  const sightings: string[] = [];
  const watched: string[] = [];
  const home = process.env.HOME;

  const at = (name: string) => join(place.path, name);
  const keys = () => code.view('Keys');

  suiteSetup(async () => {
    place = await temporaryFolder();
    await mkdir(at('home'));
    await mkdir(at('workspace/.vscode'), { recursive: true });
    await writeFile(at('workspace/.vscode/tasks.json'), JSON.stringify({ version: '2.0.0', tasks: [task] }));
    process.env.HOME = at('home');
    mistral = await startMistral();
    raw = mistral.keys.add({ name: 'laptop' }).raw;
    await open();
    await watchScreen();
  });

  suiteTeardown(async () => {
    if (home === undefined) delete process.env.HOME;
    else process.env.HOME = home;
    await code.close();
    await mistral.stop();
    await place[Symbol.asyncDispose]();
    mistral.expectNoViolations();
  });

  async function open(): Promise<void> {
    code = await openWorkbench({
      userDataFolder: at('user'),
      workspace: at('workspace'),
      settings: { 'mistralGuard.api.server': mistral.url },
    });
    await code.activityBar.open('Mistral Guard');
  }

  /** Whatever the window ever draws, and whatever is sent to its web views: rows, messages, tooltips, terminals, the chat. */
  async function watchScreen(): Promise<void> {
    await code.page.exposeBinding('tellOfKey', (_source, where: string) => void sightings.push(where));
    await code.page.exposeBinding('tellOfFrame', (_source, address: string) => void watched.push(address));
    await code.page.addInitScript(watchFrame, [raw, refused]);
    await code.reload();
    await code.activityBar.open('Mistral Guard');
  }

  test('a key that is refused, and one that is kept', async () => {
    await typeKey(code, refused);
    await code.quickInput.asks(/401/);
    await code.quickInput.type(raw);
    await code.quickInput.accept();
    await nameKey(code, 'main');
    await keys().row('main').shows('pass-filled');
  });

  test('the chat uses it', async () => {
    const chat = chatView(code.page);
    await chat.open();
    await chat.send('Say hello.');
    await chat.turn().over();
  });

  test('a terminal has it in its environment', async () => {
    await keys().row('main').openContextMenu();
    await code.contextMenu.choose('New Terminal with Key');
    assert.match(await code.dialog.detail(), /other extensions/);
    await code.dialog.press('Open Terminal');
    await until(
      () => code.terminal.text(),
      (text) => text !== '',
    );
    await code.terminal.run(typed, 'characters: 32');
    await code.terminal.run('history -a && echo kept', /^kept/m);
  });

  test('a task has it in its environment, once the person has allowed this workspace', async () => {
    await code.palette.runCommand('Tasks: Run Task');
    await code.quickInput.choose('count');
    assert.match(await code.dialog.message(), /Give key main to “echo/);
    await code.screenshot('task-consent');
    await code.dialog.press('Give Key');
    await until(
      () => code.terminal.text(),
      (text) => text.includes('task: 32'),
    );
  });

  test('a second window sees it, and follows when it is renamed', async () => {
    await using second = await code.secondWindow();
    await second.activityBar.open('Mistral Guard');
    await second.view('Keys').row('main').element.waitFor();
    await code.page.bringToFront();
    await keys().row('main').select();
    await code.page.keyboard.press('F2');
    await code.quickInput.asks('Rename Key main');
    await code.quickInput.type('laptop');
    await code.quickInput.accept();
    await keys().row('laptop').element.waitFor();
    await second.page.bringToFront();
    await second.view('Keys').row('laptop').element.waitFor();
  });

  test('no window shows it, and no web view is sent it', () => {
    assert.ok(watched.length > 0 && watched.some((address) => address.includes('webview')), watched.join('\n'));
    assert.deepEqual(sightings, []);
  });

  test('no file of VS Code, of the workspace or of the person’s home holds it in plain text', async () => {
    await code.close();
    const written = await filesHolding(place.path, ['activated milliseconds=', typed]);
    assert.ok(
      written.some((file) => /mistral-guard\.log$|Mistral Guard\.log$/.test(file)),
      'our log is not among the files',
    );
    assert.ok(
      written.some((file) => file.startsWith(at('home'))),
      'the history of the terminal is not among the files',
    );
    await writeFile(at('proof'), raw);
    assert.deepEqual(await filesHolding(place.path, [raw, refused]), [at('proof')]);
    await rm(at('proof'));
  });

  test('what people install holds no key, says our own scan of it', async () => {
    const [installed] = globSync('**/mistral-guard.mistral-guard-*', { cwd: at('user') });
    const folder = join(at('user'), installed ?? 'nowhere');
    await writeFile(join(folder, 'proof.env'), `MISTRAL_API_KEY=${raw}\n`);
    const args = ['scan', folder, '--no-ignore', '--no-cache', '--format', 'json', '--fail-on', 'never'];
    const report = execFileSync(process.execPath, [inProject('dist/cli.js'), ...args], { encoding: 'utf8' });
    await rm(join(folder, 'proof.env'));
    const { findings }: { findings: { rule: string; file: string }[] } = JSON.parse(report);
    const secrets = findings.filter(({ rule }) => rule.startsWith('secret/'));
    assert.deepEqual(
      secrets.map(({ file }) => basename(file)),
      ['proof.env'],
    );
  });

  test('it is there again after a restart', async () => {
    await open();
    await keys().row('laptop').pressInline('Check Key');
    assert.match(await code.notifications.message(/Key laptop/), /works/);
    await code.close();
  });

  test('when storage has forgotten it, that is said, and nothing is deleted', async () => {
    // Without the key it was encrypted with, VS Code drops the secret and says nothing.
    await rm(at('user/secret-storage-key'));
    await open();
    await keys().row('laptop').shows('error');
    await keys().row('laptop').described(/lost/);
    await code.screenshot('keys-lost');
  });
});

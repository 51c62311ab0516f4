import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { inProject } from '#test/support/project.ts';
import { gitIn, keyless, ticketDesk } from '#test/support/workbench/furnish.ts';
import type { Desk, Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const move = 'Move key to vault and read it from the environment';

suite('Findings', () => {
  let room: Room;
  let mistral: Player;
  let code: Workbench;

  suiteSetup(async () => {
    room = await openRoom({ name: 'ticket-desk', furnish, pixelRatio: 2 });
    ({ code, mistral } = room);
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(() => room.leave());

  const findings = () => code.view('Findings');
  const keysKept = async () => (await code.view('Keys').rows()).length;

  /** Puts the cursor into the key. */
  async function openAtFinding(file: string): Promise<void> {
    await code.editor.openFile(file);
    await code.editor.surface.locator('.squiggly-error').first().waitFor();
    const lines = (await room.read(file)).split('\n');
    const line = lines.findIndex((each) => /\b\w{32}\b/.test(each));
    await code.editor.goTo(line + 1, (lines[line]?.search(/\b\w{32}\b/) ?? 0) + 3);
  }

  test('before a scan the view offers one', async () => {
    assert.match(await findings().welcome(), /looked at as you work/);
    await code.screenshot('findings-never');
  });

  test('a scan lists what it finds, by file', async () => {
    await findings().pressWelcome('Scan Workspace');
    await findings().row('service.py').element.waitFor();
    const rows = await until(
      () => findings().rows(),
      (all) => all.length >= 9 && all.includes('explore.ipynb'),
    );
    assert.ok(rows.includes('.env'), rows.join());
    assert.match(await findings().row('.env').description(), /not ignored by git/);
    assert.match(await code.statusBar.text(/^Mistral Guard/), /\d+ findings$/);
    await code.screenshot('findings-tree');
  });

  test('what is ticked can be acted on together', async () => {
    await code.palette.runCommand('Mistral Guard: Group Findings by Rule');
    const group = findings().row('secret/mistral-api-key').element;
    await group.getByRole('checkbox').click();
    await findings().pane.getByRole('button', { name: 'Move Checked Keys to Vault' }).waitFor();
    await code.screenshot('findings-ticked');
    await group.getByRole('checkbox').click();
    await findings().pane.getByRole('button', { name: 'Move Checked Keys to Vault' }).waitFor({ state: 'detached' });
    await code.palette.runCommand('Mistral Guard: Group Findings by File');
  });

  test('editor and command line find the same, a key once', async () => {
    const cli = execFileSync(
      process.execPath,
      [inProject('dist/cli.js'), 'scan', '--format', 'json', '--fail-on', 'never'],
      { cwd: room.folder, encoding: 'utf8' },
    );
    const report: {
      findings: { rule: string; file: string; severity: string; message: string; line: number; column: number }[];
    } = JSON.parse(cli);
    // VS Code marks hints in the text, and leaves them out of Problems.
    const expected = report.findings
      .filter(({ severity }) => severity !== 'hint')
      .filter(({ rule }) => !rule.startsWith('call/hardcoded-'))
      .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
    const problems = await until(
      () => code.problems.all(),
      (all) => all.filter(({ source }) => source === 'mistral-guard').length >= expected.length,
    );
    const shown = problems
      .filter(({ source }) => source === 'mistral-guard')
      .map(({ resource, startLineNumber, startColumn, message }) => {
        const words = message.replace(', printed by this cell', '');
        return `${resource.slice(room.folder.length + 1)}:${startLineNumber}:${startColumn} ${words}`;
      });
    assert.deepEqual(shown.toSorted(), expected.toSorted());
    await code.screenshot('findings-problems');
    await code.palette.runCommand('View: Toggle Panel Visibility');
  });

  test('a key in the code is underlined, and the hover says why', async () => {
    await openAtFinding('app/service.py');
    const words = await code.editor.hover();
    assert.match(words, /Hard-coded Mistral key …\w{4} \(api_key\)/);
    await code.page
      .locator('.monaco-hover', { hasText: /32\s+characters/ })
      .first()
      .waitFor();
    await code.screenshot('findings-hover');
    await code.page.keyboard.press('Escape');
  });

  test('the light bulb offers what can be done', async () => {
    const titles = await code.editor.quickFixes();
    assert.equal(titles[0], move);
    assert.ok(titles.includes('Check whether it is live…'), titles.join());
    await code.screenshot('findings-light-bulb');
    await code.page.keyboard.press('Escape');
  });

  test('Python: the key goes to the vault, and the code reads the environment', async () => {
    await code.editor.applyQuickFix(move);
    assert.match(await code.notifications.message(/is in the vault/), /app\/service\.py reads MISTRAL_API_KEY now/);
    await code.screenshot('findings-moved');
    await code.editor.save();
    const text = await room.read('app/service.py');
    assert.match(text, /^import logging\nimport os$/m);
    assert.match(text, /client = Mistral\(api_key=os\.environ\["MISTRAL_API_KEY"\]\)/);
    assert.equal(await keysKept(), 1);
    await code.notifications.dismiss(/is in the vault/);
  });

  test('.env: the key is known by now, and the file is taken out of git', async () => {
    await openAtFinding('.env');
    assert.match(await code.editor.hover(), /Your key “ticket-desk”/);
    await code.page.keyboard.press('Escape');
    await code.editor.applyQuickFix('Keep key in vault');
    assert.match(await code.dialog.message(), /Take \.env out of git/);
    await code.screenshot('findings-dotenv');
    await code.dialog.press('Take It Out');
    await code.notifications.message(/Git no longer sees \.env/);
    assert.match(await room.read('.gitignore'), /^\.env$/m);
    assert.match(await room.read('.env'), /^MISTRAL_API_KEY=\w{32}$/m);
    assert.equal(gitIn(room, 'ls-files', '.env'), '');
    assert.equal(await keysKept(), 1);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('TypeScript: the key goes to the vault too', async () => {
    await openAtFinding('scripts/triage.ts');
    await code.editor.applyQuickFix(move);
    await code.notifications.message(/is in the vault/);
    await code.editor.save();
    assert.match(await room.read('scripts/triage.ts'), /new Mistral\(\{ apiKey: process\.env\.MISTRAL_API_KEY \}\)/);
    await until(keysKept, (count) => count === 2);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('YAML: the reference is substituted by whoever reads the file', async () => {
    await openAtFinding('deploy.yaml');
    await code.editor.applyQuickFix(move);
    await code.notifications.message(/is in the vault/);
    await code.editor.save();
    assert.match(await room.read('deploy.yaml'), /MISTRAL_API_KEY: \$\{MISTRAL_API_KEY\}\n/);
    await until(keysKept, (count) => count === 3);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('pasting a key into code keeps it in the vault, and pastes a read of the environment', async () => {
    const { raw } = mistral.keys.add();
    await code.editor.openFile('pasted.py');
    await code.editor.goTo(3, 27);
    await code.page.evaluate((text) => navigator.clipboard.writeText(text), raw);
    await code.page.keyboard.press('ControlOrMeta+KeyV');
    await code.notifications.message(/is in the vault/);
    await code.screenshot('findings-paste');
    await code.editor.save();
    assert.equal(
      await room.read('pasted.py'),
      'import os\nfrom mistralai import Mistral\n\nclient = Mistral(api_key=os.environ["MISTRAL_API_KEY"])\n',
    );
    await until(keysKept, (count) => count === 4);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('a scan can be stopped, and says where it was', async () => {
    // Code is read by its syntax, which takes the scan long enough to be stopped, however fast the machine.
    const filler = `import { Mistral } from '@mistralai/mistralai';\n${'export const next = (mistral: number) => mistral + 1;\n'.repeat(300)}`;
    await Promise.all(
      Array.from({ length: 1500 }, (_, number) => room.write(`many/${number % 20}/file${number}.ts`, filler)),
    );
    await code.palette.runCommand('Mistral Guard: Scan Workspace');
    await findings()
      .pane.getByText(/scanning, [\d,]*[1-9] files/)
      .waitFor();
    await findings().press('Stop Scan');
    await findings()
      .pane.getByText(/stopped after [\d,]+ files/)
      .waitFor();
    await code.screenshot('findings-stopped');
  });

  test('the same in light colours, by severity', async () => {
    await code.themes.use('Light Modern');
    await code.page.locator('.monaco-workbench.vs').waitFor();
    await code.palette.runCommand('Mistral Guard: Group Findings by Severity');
    await findings().row('Errors').element.waitFor();
    await openAtFinding('web/src/assistant.ts');
    const [first] = await code.editor.quickFixes();
    assert.match(first ?? '', /^Keep key in vault \(this code runs in browsers/);
    await code.screenshot('findings-light');
  });
});

async function furnish(desk: Desk): Promise<void> {
  await ticketDesk(desk);
  const another = () => desk.mistral.keys.add().raw;
  await desk.write('scripts/triage.ts', `const client = new Mistral({ apiKey: '${another()}' });\n`);
  await desk.write('deploy.yaml', `services:\n  desk:\n    environment:\n      MISTRAL_API_KEY: ${another()}\n`);
  await desk.write('pasted.py', keyless);
}

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkspace } from '#test/demo/makeWorkspace.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { inProject } from '#test/support/project.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const move = 'Move key to vault and read it from the environment';

suite('Findings', () => {
  let mistral: Player;
  let place: TemporaryFolder;
  let folder: string;
  let code: Workbench;

  suiteSetup(async () => {
    mistral = await startMistral();
    place = await temporaryFolder();
    folder = join(place.path, 'ticket-desk');
    for (const raw of (await makeWorkspace(folder)).values()) mistral.keys.add({ raw });
    const another = () => mistral.keys.add().raw;
    await write('scripts/triage.ts', `const client = new Mistral({ apiKey: '${another()}' });\n`);
    await write('deploy.yaml', `services:\n  desk:\n    environment:\n      MISTRAL_API_KEY: ${another()}\n`);
    await write('pasted.py', 'from mistralai import Mistral\n\nclient = Mistral(api_key="")\n');
    code = await openWorkbench({
      workspace: folder,
      settings: { 'mistralGuard.api.server': mistral.url },
      pixelRatio: 2,
    });
    await code.activityBar.open('Mistral Guard');
  });

  suiteTeardown(async () => {
    await code.close();
    await place[Symbol.asyncDispose]();
    await mistral.stop();
    mistral.expectNoViolations();
  });

  const findings = () => code.view('Findings');
  const onDisk = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const keysKept = async () => (await code.view('Keys').rows()).length;

  async function write(file: string, text: string): Promise<void> {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), text);
  }

  /** Puts the cursor into the key. */
  async function openAtFinding(file: string): Promise<void> {
    await code.editor.openFile(file);
    await code.editor.surface.locator('.squiggly-error').first().waitFor();
    const lines = (await onDisk(file)).split('\n');
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
      (all) => all.length >= 9,
    );
    assert.ok(rows.includes('.env') && rows.includes('explore.ipynb'), rows.join());
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
      { cwd: folder, encoding: 'utf8' },
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
        return `${resource.slice(folder.length + 1)}:${startLineNumber}:${startColumn} ${words}`;
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
    const text = await onDisk('app/service.py');
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
    assert.match(await onDisk('.gitignore'), /^\.env$/m);
    assert.match(await onDisk('.env'), /^MISTRAL_API_KEY=\w{32}$/m);
    assert.equal(execFileSync('git', ['ls-files', '.env'], { cwd: folder, encoding: 'utf8' }), '');
    assert.equal(await keysKept(), 1);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('TypeScript: the key goes to the vault too', async () => {
    await openAtFinding('scripts/triage.ts');
    await code.editor.applyQuickFix(move);
    await code.notifications.message(/is in the vault/);
    await code.editor.save();
    assert.match(await onDisk('scripts/triage.ts'), /new Mistral\(\{ apiKey: process\.env\.MISTRAL_API_KEY \}\)/);
    await until(keysKept, (count) => count === 2);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('YAML: the reference is substituted by whoever reads the file', async () => {
    await openAtFinding('deploy.yaml');
    await code.editor.applyQuickFix(move);
    await code.notifications.message(/is in the vault/);
    await code.editor.save();
    assert.match(await onDisk('deploy.yaml'), /MISTRAL_API_KEY: \$\{MISTRAL_API_KEY\}\n/);
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
      await onDisk('pasted.py'),
      'import os\nfrom mistralai import Mistral\n\nclient = Mistral(api_key=os.environ["MISTRAL_API_KEY"])\n',
    );
    await until(keysKept, (count) => count === 4);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('a scan can be stopped, and says where it was', async () => {
    const filler = 'const mistral = "nothing to see here";\n'.repeat(4000);
    await Promise.all(
      Array.from({ length: 1500 }, (_, number) => write(`many/${number % 20}/file${number}.txt`, filler)),
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

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeWorkspace } from '#test/demo/makeWorkspace.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('The audit', () => {
  let mistral: Player;
  let place: TemporaryFolder;
  let folder: string;
  let code: Workbench;

  suiteSetup(async () => {
    mistral = await startMistral();
    place = await temporaryFolder();
    folder = join(place.path, 'ticket-desk');
    for (const raw of (await makeWorkspace(folder)).values()) mistral.keys.add({ raw });
    code = await openWorkbench({
      workspace: folder,
      settings: { 'mistralGuard.api.server': mistral.url },
      pixelRatio: 2,
    });
  });

  suiteTeardown(async () => {
    await code.close();
    await place[Symbol.asyncDispose]();
    await mistral.stop();
    mistral.expectNoViolations();
  });

  const page = () => code.webview();
  const row = (title: string) =>
    page()
      .locator('li', { has: page().getByText(title, { exact: true }) })
      .last();
  const onDisk = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const summary = () => page().locator('.summary').innerText();
  const passes = (title: string) => row(title).and(page().locator('.pass')).waitFor();

  async function openAudit(): Promise<void> {
    const heading = page().getByRole('heading', { name: 'Audit of the Mistral integration' });
    if (!(await heading.isVisible())) await code.palette.runCommand('Mistral Guard: Audit This Workspace');
    await heading.waitFor();
  }

  test('counts what passes, and groups what was looked at', async () => {
    await openAudit();
    assert.match(await summary(), /^\d+ of \d+ pass\. \d+ checks need a repair\.$/);
    for (const group of ['Keys', 'Code', 'Configuration', 'Runtime'])
      await page().getByRole('heading', { name: group }).waitFor();
    await code.palette.runCommand('View: Toggle Primary Side Bar Visibility');
    await code.screenshot('audit-before');
  });

  test('evidence is a link to the line', async () => {
    await row('Every call limits its tokens').getByRole('button', { name: 'web/src/assistant.ts:8' }).click();
    await code.page.getByRole('tab', { name: 'assistant.ts', selected: true }).waitFor();
    await code.palette.runCommand('View: Close Editor');
  });

  test('a button mends what it can, after a question, and the page follows', async () => {
    await openAudit();
    await row('Every call limits its tokens').getByRole('button', { name: 'Fix…' }).click();
    assert.match(await code.dialog.message(), /^Make 3 changes in 3 files\?$/);
    await code.screenshot('audit-question');
    await code.dialog.press('Make Changes');
    await passes('Every call limits its tokens');
    assert.match(await onDisk('web/src/assistant.ts'), /maxTokens: 1024/);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  test('all that it can mend is mended', async () => {
    for (const title of [
      'Moderation is on',
      'Answers are handled as foreign text',
      'Requests end',
      'Tools are checked and loops end',
      'Keys travel encrypted, to servers you chose',
    ]) {
      await openAudit();
      await row(title).getByRole('button', { name: 'Fix…' }).click();
      await code.dialog.press('Make Changes');
      await passes(title);
      await code.palette.runCommand('Notifications: Clear All Notifications');
    }
    await row('git ignores the .env files').getByRole('button', { name: 'Take out of Git…' }).click();
    await code.dialog.press('Take It Out');
    await until(
      () => onDisk('.gitignore').catch(() => ''),
      (text) => /^\.env$/m.test(text),
    );
    await code.palette.runCommand('Notifications: Clear All Notifications');
    await row('No key in the files').getByRole('button', { name: 'Move to Vault…' }).click();
    await until(
      () => onDisk('app/service.py'),
      (text) => text.includes('os.environ'),
    );
    await openAudit();
    await page().getByRole('button', { name: 'Look again' }).click();
    await passes('git ignores the .env files');
    await code.palette.runCommand('Notifications: Clear All Notifications');
    await page().locator('main[aria-busy="false"]').waitFor();
    await code.screenshot('audit-after');
  });

  test('the report is copied as Markdown, and the badge is saved', async () => {
    await page().getByRole('button', { name: 'Copy report' }).click();
    await code.notifications.message(/on the clipboard/);
    assert.match(
      await code.page.evaluate(() => navigator.clipboard.readText()),
      /^# Audit of the Mistral integration\n/,
    );
    await page().getByRole('button', { name: 'Save badge…' }).click();
    await code.quickInput.accept();
    const svg = await until(
      () => onDisk('mistral-audit.svg').catch(() => ''),
      (text) => text !== '',
    );
    assert.match(svg, /^<svg [\s\S]*\d+ of \d+ pass/);
    await code.palette.runCommand('Notifications: Clear All Notifications');
  });

  for (const theme of ['Light Modern', 'Dark High Contrast'] as const)
    test(`reads as well in ${theme}`, async () => {
      await openAudit();
      await code.themes.use(theme);
      await code.screenshot(`audit-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
});

import assert from 'node:assert/strict';
import { ticketDesk } from '#test/support/workbench/furnish.ts';
import type { Room } from '#test/support/workbench/room.ts';
import { openRoom } from '#test/support/workbench/room.ts';
import { until } from '#test/support/workbench/waiting.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

suite('The audit', () => {
  let room: Room;
  let code: Workbench;

  suiteSetup(async () => {
    room = await openRoom({ name: 'ticket-desk', furnish: ticketDesk, pixelRatio: 2 });
    ({ code } = room);
  });

  suiteTeardown(() => room.leave());

  const page = () => code.webview();
  const row = (title: string) =>
    page()
      .locator('li', { has: page().getByText(title, { exact: true }) })
      .last();
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
    assert.match(await room.read('web/src/assistant.ts'), /maxTokens: 1024/);
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
      () => room.read('.gitignore').catch(() => ''),
      (text) => /^\.env$/m.test(text),
    );
    await code.palette.runCommand('Notifications: Clear All Notifications');
    await row('No key in the files').getByRole('button', { name: 'Move to Vault…' }).click();
    await until(
      () => room.read('app/service.py'),
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
      () => room.read('mistral-audit.svg').catch(() => ''),
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

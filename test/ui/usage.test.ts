import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { auditLine } from '#core/guard/audit/record.ts';
import { chosenHost } from '#test/support/host/choose.ts';
import type { TemporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { userSettingsFile } from '#test/support/host/userSettings.ts';
import { ordinaryMonth } from '#test/support/usage/records.ts';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import type { Theme } from '#test/support/workbench/theme.ts';
import type { Workbench } from '#test/support/workbench/workbench.ts';

const themes: readonly Theme[] = ['Dark Modern', 'Light Modern', 'Dark High Contrast', 'Light High Contrast'];

suite('The usage page', () => {
  let user: TemporaryFolder;
  let code: Workbench;
  const page = () => code.webview();

  suiteSetup(async () => {
    user = await temporaryFolder();
    code = await openWorkbench({ userDataFolder: user.path });
    await code.palette.runCommand('Mistral Guard: Show Usage');
  });

  suiteTeardown(async () => {
    await code.close();
    await user[Symbol.asyncDispose]();
  });

  /** As if the person had asked a month long. */
  async function writeLog(): Promise<void> {
    const home = dirname(userSettingsFile(chosenHost(), user.path));
    const folder = join(home, 'globalStorage/mistral-guard.mistral-guard/audit');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'audit.jsonl'), ordinaryMonth(Date.now()).map(auditLine).join(''));
  }

  test('says what it is for while there is nothing to show', async () => {
    await page().getByText('Nothing was sent to a model in the last 30 days.').waitFor();
    await page().getByRole('button', { name: 'Open guarded chat' }).waitFor();
    await code.screenshot('usage-empty');
  });

  test('shows the log as charts, each with its numbers as a table', async () => {
    await writeLog();
    await page().getByRole('button', { name: 'Refresh' }).click();
    for (const title of ['Budgets', 'Spend by day', 'What the guard kept back', 'Time to a whole answer', 'By model'])
      await page().getByRole('heading', { name: title }).waitFor();
    const spend = page().locator('figure').filter({ hasText: 'Spend by day' });
    assert.equal(await spend.locator('.column').count(), 30);
    await spend.getByText('Show as table').click();
    assert.equal(await spend.locator('tbody tr').count(), 30);
    await spend.getByText('Show as table').click();
  });

  test('a chart is one stop of the tab key, and the arrows tell of one day after another', async () => {
    const days = page().locator('figure').first().locator('.column');
    await days.last().focus();
    await code.page.keyboard.press('ArrowLeft');
    const focused = page().locator('.column:focus');
    assert.equal(await focused.getAttribute('aria-label'), await days.nth(28).getAttribute('aria-label'));
    assert.match((await focused.getAttribute('aria-label')) ?? '', /Spent \$/);
    await code.page.keyboard.press('Home');
    assert.equal(await focused.getAttribute('aria-label'), await days.first().getAttribute('aria-label'));
  });

  test('another period keeps the focus where it was', async () => {
    const week = page().getByRole('button', { name: '7 days' });
    await week.click();
    await page().locator('[aria-pressed="true"]', { hasText: '7 days' }).waitFor();
    assert.equal(await page().locator('figure').first().locator('.column').count(), 7);
    assert.equal(await page().locator('button:focus').innerText(), '7 days');
    await page().getByRole('button', { name: '30 days' }).click();
    await page().locator('[aria-pressed="true"]', { hasText: '30 days' }).waitFor();
  });

  for (const theme of themes)
    test(`in ${theme} nothing runs out of its place`, async () => {
      await code.themes.use(theme);
      await page().getByRole('heading', { name: 'Usage' }).click();
      const tooWide = await page()
        .locator('main')
        .evaluate((main) => main.scrollWidth > main.clientWidth);
      assert.equal(tooWide, false);
      await code.screenshot(`usage-${theme.toLowerCase().replaceAll(' ', '-')}`);
    });
});

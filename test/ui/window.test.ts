import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench } from '#test/support/workbench/openWorkbench.ts';
import type { Theme } from '#test/support/workbench/theme.ts';
import { themeId } from '#test/support/workbench/theme.ts';

suite('The window', () => {
  let profile: string;

  setup(async () => {
    profile = await mkdtemp(join(tmpdir(), 'mistral-guard-profile-'));
  });

  teardown(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));

  test('a restricted window says why there are no keys', async () => {
    await using code = await openWorkbench({ trust: 'restricted' });
    await code.activityBar.open('Mistral Guard');
    assert.match(await code.view('Keys').welcome(), /Restricted Mode/);
    await code.screenshot('restricted');
  });

  test('trusting the folder brings the action back', async () => {
    await using code = await openWorkbench({ trust: 'ask' });
    await code.dialog.press('Yes, I trust the authors');
    await code.activityBar.open('Mistral Guard');
    await code.view('Keys').pressWelcome('Add a Key');
    await code.quickInput.asks('Add API Key (1 of 2)');
  });

  test('every theme draws it', async () => {
    await using code = await openWorkbench({ pixelRatio: 2 });
    await code.activityBar.open('Mistral Guard');
    for (const theme of Object.keys(themeId) as Theme[]) {
      await code.themes.use(theme);
      await code.screenshot(`theme-${theme.toLowerCase().replaceAll(' ', '-')}`);
    }
    assert.match(await code.view('Keys').welcome(), /No keys yet/);
  });

  test('the same profile opens again with what it was set to', async () => {
    {
      await using code = await openWorkbench({ userDataFolder: profile });
      await code.changeSettings({ 'workbench.colorTheme': 'Light Modern' });
      await code.page.locator('.monaco-workbench.vs').waitFor();
    }
    await using again = await openWorkbench({ userDataFolder: profile });
    await again.page.locator('.monaco-workbench.vs').waitFor();
  });
});

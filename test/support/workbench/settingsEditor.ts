import type { Page } from 'playwright-core';
import type { Settings } from '#test/support/host/userSettings.ts';
import { commandPalette } from './commandPalette.ts';
import { expectText } from './waiting.ts';

export const settingsEditor = (page: Page) => {
  const editor = page.locator('.settings-editor');
  return {
    /** Opens the settings on what a search finds, such as `@ext:mistral-guard.mistral-guard`. */
    async search(words: string): Promise<void> {
      await commandPalette(page).runCommand('Preferences: Open Settings (UI)');
      await editor.waitFor();
      await page.keyboard.insertText(words);
      await expectText(editor.locator('.settings-count-widget'), /Settings? Found/);
    },
    titles: () => editor.locator('.setting-item-label').allInnerTexts(),
    /** Replaces the whole file of the user's own settings. Pasted, because what is typed would be completed. */
    async write(settings: Settings): Promise<void> {
      await commandPalette(page).runCommand('Preferences: Open User Settings (JSON)');
      await page.getByRole('tab', { name: 'settings.json', selected: true }).waitFor();
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
      await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(settings, null, 2));
      await page.keyboard.press('ControlOrMeta+KeyA');
      await page.keyboard.press('ControlOrMeta+KeyV');
      await page.locator('.tab.active.dirty').waitFor();
      await page.keyboard.press('ControlOrMeta+KeyS');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      await commandPalette(page).runCommand('View: Close Editor');
    },
    /** The tab: the user's own, the machine's (`Remote`), or the folder's. */
    level: (name: 'User' | 'Remote' | 'Workspace') => editor.getByRole('tab', { name: new RegExp(`^${name}`) }).click(),
  };
};

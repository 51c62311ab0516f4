import type { Page } from 'playwright-core';
import { commandPalette } from './commandPalette.ts';

export const settingsEditor = (page: Page) => {
  const editor = page.locator('.settings-editor');
  return {
    /** Opens the settings on what a search finds, such as `@ext:mistral-guard.mistral-guard`. */
    async search(words: string): Promise<void> {
      await commandPalette(page).runCommand('Preferences: Open Settings (UI)');
      await editor.waitFor();
      await page.keyboard.insertText(words);
      await editor.locator('.setting-item-contents').first().waitFor();
    },
    titles: () => editor.locator('.setting-item-label').allInnerTexts(),
    /** Replaces the user's whole settings file, as one who edits it by hand. */
    async write(settings: Readonly<Record<string, unknown>>): Promise<void> {
      await commandPalette(page).runCommand('Preferences: Open User Settings (JSON)');
      await page.getByRole('tab', { name: 'settings.json', selected: true }).waitFor();
      await page.keyboard.press('Control+KeyA');
      await page.keyboard.insertText(JSON.stringify(settings));
      await page.keyboard.press('Control+KeyS');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
      await page.keyboard.press('Control+F4');
    },
  };
};

import type { Page } from 'playwright-core';
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
    /** The tab: the user's own, the machine's (`Remote`), or the folder's. */
    level: (name: 'User' | 'Remote' | 'Workspace') => editor.getByRole('tab', { name: new RegExp(`^${name}`) }).click(),
  };
};

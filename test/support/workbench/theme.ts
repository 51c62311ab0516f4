import type { Page } from 'playwright-core';
import { commandPalette } from './commandPalette.ts';
import { quickInput } from './quickInput.ts';

/** The names a person picks from, and what the setting holds for them. */
export const themeId = {
  'Dark Modern': 'Dark Modern',
  'Light Modern': 'Light Modern',
  'Dark High Contrast': 'Default High Contrast',
  'Light High Contrast': 'Default High Contrast Light',
} as const;

/** What VS Code's own page is marked with while it wears a theme. */
export const themeClass = {
  'Dark Modern': 'vs-dark',
  'Light Modern': 'vs',
  'Dark High Contrast': 'hc-black',
  'Light High Contrast': 'hc-light',
} as const satisfies Record<Theme, string>;

export type Theme = keyof typeof themeId;

export const themes = (page: Page) => ({
  async use(theme: Theme): Promise<void> {
    await commandPalette(page).runCommand('Preferences: Color Theme');
    const picker = quickInput(page);
    await picker.type(theme);
    await picker.choose(theme);
    await page.locator(`.monaco-workbench.${themeClass[theme]}`).waitFor();
  },
});

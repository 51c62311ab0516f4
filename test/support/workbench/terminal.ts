import type { Page } from 'playwright-core';
import { commandPalette } from './commandPalette.ts';
import { until } from './waiting.ts';

/** The terminal in front. */
export const terminal = (page: Page) => {
  const rows = page.locator('.terminal-wrapper.active .xterm-rows > div');
  const text = async (): Promise<string> => (await rows.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ').trimEnd();
  const prompted = () => until(text, (shown) => shown !== '');
  return {
    async open(): Promise<void> {
      await commandPalette(page).runCommand('Terminal: Create New Terminal');
      await prompted();
    },
    text,
    /** Runs a command and waits until these words are on the screen. */
    async run(command: string, expected: string | RegExp): Promise<string> {
      // One that just opened has no prompt yet, and the view before it may still have the focus.
      await prompted();
      await page.locator('.terminal-wrapper.active .xterm-helper-textarea').focus();
      await page.keyboard.insertText(command);
      await page.keyboard.press('Enter');
      return until(text, (shown) => shown.search(expected) >= 0);
    },
    names: () => page.locator('.terminal-tabs-entry, .single-terminal-tab').allInnerTexts(),
  };
};

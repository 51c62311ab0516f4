import type { Page } from 'playwright-core';
import { commandPalette } from './commandPalette.ts';

export const problems = (page: Page) => {
  const panel = page.locator('.markers-panel');
  const rows = panel.getByRole('treeitem');
  return {
    async open(): Promise<void> {
      if (await panel.isVisible()) return;
      await commandPalette(page).runCommand('Problems: Focus on Problems View');
      await panel.waitFor();
    },
    /** What a screen reader says of each row: severity, message, source, place. Files and findings alike. */
    rows: () => rows.evaluateAll((all) => all.map((row) => row.getAttribute('aria-label') ?? '')),
    row: (words: string | RegExp) => rows.filter({ hasText: words }).first(),
    async openAt(words: string | RegExp): Promise<void> {
      await rows.filter({ hasText: words }).first().dblclick();
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    },
  };
};

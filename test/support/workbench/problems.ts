import type { Page } from 'playwright-core';
import { commandPalette } from './commandPalette.ts';

/** As VS Code copies it, with lines and columns from one. */
export interface Problem {
  readonly resource: string;
  readonly source?: string;
  readonly message: string;
  readonly startLineNumber: number;
  readonly startColumn: number;
}

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
    /** All of them, also those that the list has not drawn. */
    async all(): Promise<readonly Problem[]> {
      await commandPalette(page).runCommand('Problems: Focus on Problems View');
      await page.evaluate(() => navigator.clipboard.writeText('[]'));
      await page.keyboard.press('ControlOrMeta+KeyA');
      await page.keyboard.press('ControlOrMeta+KeyC');
      return JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    },
    row: (words: string | RegExp) => rows.filter({ hasText: words }).first(),
    async openAt(words: string | RegExp): Promise<void> {
      await rows.filter({ hasText: words }).first().dblclick();
      await page.locator('.editor-instance .monaco-editor.focused').waitFor();
    },
  };
};

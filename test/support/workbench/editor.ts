import type { Page } from 'playwright-core';
import { commandPalette } from './commandPalette.ts';
import { contextMenu } from './contextMenu.ts';
import { quickInput } from './quickInput.ts';
import { shown } from './waiting.ts';

/** The editor in front. */
export const editor = (page: Page) => {
  const surface = page.locator('.editor-instance .monaco-editor').first();
  const palette = commandPalette(page);

  const goTo = async (line: number, column = 1): Promise<void> => {
    await page.keyboard.press('ControlOrMeta+KeyG');
    await quickInput(page).type(`:${line}:${column}`);
    await quickInput(page).accept();
    await quickInput(page).closed();
  };

  return {
    surface,
    /** By its name or its path in the workspace. */
    async openFile(path: string): Promise<void> {
      await page.keyboard.press('ControlOrMeta+KeyP');
      await quickInput(page).type(path);
      const name = path.split('/').at(-1) ?? path;
      // The list still shows what was opened last until the search is through.
      await quickInput(page).box.getByRole('option', { name }).first().waitFor();
      await quickInput(page).accept();
      await page.getByRole('tab', { name, selected: true }).waitFor();
      await surface.locator('.view-line').first().waitFor();
    },
    /** The lines on the screen, as they are drawn. */
    text: async () =>
      (await surface.locator('.view-line').evaluateAll(inReadingOrder)).join('\n').replaceAll('\u00a0', ' '),
    goTo,
    insert: (text: string) => page.keyboard.insertText(text),
    async save(): Promise<void> {
      await page.keyboard.press('ControlOrMeta+KeyS');
      await page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    },
    /** The titles in the quick fix menu at the cursor. */
    async quickFixes(): Promise<string[]> {
      await palette.runCommand('Quick Fix...');
      const menu = page.locator('.action-widget:visible');
      await menu.waitFor();
      return menu.locator('.monaco-list-row.action .title').allInnerTexts();
    },
    async applyQuickFix(title: string): Promise<void> {
      await palette.runCommand('Quick Fix...');
      await page.locator('.action-widget .monaco-list-row.action', { hasText: title }).first().click();
    },
    async hover(): Promise<string> {
      await palette.runCommand('Show or Focus Hover');
      return shown(page.locator('.monaco-resizable-hover:visible, .monaco-hover.visible').first());
    },
    async openContextMenu(): Promise<ReturnType<typeof contextMenu>> {
      await page.keyboard.press('Shift+F10');
      return contextMenu(page);
    },
    /** The files open in tabs. */
    tabs: () =>
      page
        .locator('.tabs-container .tab')
        .evaluateAll((tabs) => tabs.map((tab) => tab.getAttribute('data-resource-name'))),
    closeAll: () => palette.runCommand('View: Close All Editors'),
  };
};

/** Runs in the browser. Lines are laid out by position, not in the order of the document. */
function inReadingOrder(lines: (HTMLElement | SVGElement)[]): string[] {
  const top = (line: HTMLElement | SVGElement) => Number.parseFloat(line.style.top);
  return lines.sort((one, other) => top(one) - top(other)).map((line) => line.textContent ?? '');
}

import type { Page } from 'playwright-core';

/** The menu that is open, whatever opened it. */
export const contextMenu = (page: Page) => {
  const menu = page.getByRole('menu').last();
  return {
    items: async () => {
      await menu.waitFor();
      return (await menu.getByRole('menuitem').allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
    },
    /** By the keyboard: a menu ignores the mouse for a moment after it opens. */
    async choose(item: string): Promise<void> {
      await menu.getByRole('menuitem', { name: item }).hover();
      await page.keyboard.press('Enter');
      await menu.waitFor({ state: 'detached' });
    },
    close: () => page.keyboard.press('Escape'),
  };
};

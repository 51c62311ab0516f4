import type { Page } from 'playwright-core';

/** The menu that is open, whatever opened it. */
export const contextMenu = (page: Page) => {
  const menu = page.getByRole('menu').last();
  return {
    items: async () => {
      await menu.waitFor();
      return (await menu.getByRole('menuitem').allInnerTexts()).map((text) => text.split('\n')[0] ?? '');
    },
    choose: (item: string) => menu.getByRole('menuitem', { name: item }).click(),
    close: () => page.keyboard.press('Escape'),
  };
};

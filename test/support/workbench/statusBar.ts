import type { Page } from 'playwright-core';
import { hoverText } from './hover.ts';
import { shown } from './waiting.ts';

export const statusBar = (page: Page) => {
  /** By its accessible name, which starts with the item's own name. */
  const item = (name: string | RegExp) =>
    page
      .locator('.statusbar-item')
      .filter({ has: page.getByRole('button', { name }) })
      .first();
  return {
    item,
    text: (name: string | RegExp) => shown(item(name)),
    ariaLabel: (name: string | RegExp) => item(name).getByRole('button').getAttribute('aria-label'),
    press: (name: string | RegExp) => item(name).getByRole('button').click(),
    hover: (name: string | RegExp) => hoverText(page, item(name)),
  };
};

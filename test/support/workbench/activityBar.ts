import type { Page } from 'playwright-core';
import { shown } from './waiting.ts';

export const activityBar = (page: Page) => {
  const tab = (name: string) => page.locator('.activitybar').getByRole('tab', { name });
  return {
    /** Shows the side bar of that name; it does not fold one that is open. */
    async open(name: string): Promise<void> {
      if ((await tab(name).getAttribute('aria-selected')) !== 'true') await tab(name).click();
      await page.locator('.sidebar .composite.title').waitFor();
    },
    badge: (name: string) => shown(tab(name).locator('.badge-content')),
  };
};

import type { Page } from 'playwright-core';
import { shown } from './waiting.ts';

export const activityBar = (page: Page) => {
  const tab = (name: string) => page.locator('.activitybar').getByRole('tab', { name });
  const opened = (name: string) => page.locator('.sidebar .composite.title').filter({ hasText: name });

  return {
    /** Shows the side bar of that name. A window that is still coming up may fold it: the click then fell on an open one. */
    async open(name: string): Promise<void> {
      if ((await tab(name).getAttribute('aria-selected')) !== 'true') await tab(name).click();
      const foldedAgain = await opened(name)
        .waitFor({ timeout: 3_000 })
        .then(
          () => false,
          () => true,
        );
      if (foldedAgain) await tab(name).click();
      await opened(name).waitFor();
    },
    badge: (name: string) => shown(tab(name).locator('.badge-content')),
  };
};

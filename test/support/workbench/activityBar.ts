import type { Page } from 'playwright-core';
import { shown } from './waiting.ts';

export const activityBar = (page: Page) => {
  const tab = (name: string) => page.locator('.activitybar').getByRole('tab', { name });
  const opened = (name: string) => page.locator('.sidebar .composite.title').filter({ hasText: name });

  return {
    /** Shows the side bar of that name. A window that is still coming up may fold it: the click then fell on an open one. */
    async open(name: string): Promise<void> {
      for (let tries = 0; tries < 4 && !(await opened(name).isVisible()); tries++) {
        await tab(name).click();
        await opened(name)
          .waitFor({ timeout: 5_000 })
          .catch(() => undefined);
      }
      await opened(name).waitFor();
    },
    badge: (name: string) => shown(tab(name).locator('.badge-content')),
  };
};

import type { Page } from 'playwright-core';
import { shown } from './waiting.ts';

/** The box that stops everything until it is answered. */
export const dialog = (page: Page) => {
  const box = page.locator('.monaco-dialog-box');
  return {
    message: () => shown(box.locator('.dialog-message-text')),
    detail: () => shown(box.locator('.dialog-message-detail')),
    buttons: async () => {
      await box.waitFor();
      return box.locator('.dialog-buttons .monaco-button:visible').allInnerTexts();
    },
    /** Another dialog may follow at once: only this one has to go. */
    async press(button: string): Promise<void> {
      const [message] = await box.locator('.dialog-message-text').allInnerTexts();
      await box.getByRole('button', { name: button, exact: true }).click();
      await box.filter({ hasText: message ?? '' }).waitFor({ state: 'detached' });
    },
  };
};

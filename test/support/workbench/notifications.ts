import type { Page } from 'playwright-core';
import { shown } from './waiting.ts';

/** The messages at the lower right. */
export const notifications = (page: Page) => {
  const toasts = page.locator('.notification-toast');
  const toast = (words: string | RegExp) => toasts.filter({ hasText: words }).first();
  return {
    messages: () => toasts.locator('.notification-list-item-message').allInnerTexts(),
    toast,
    /** Waits for the message and gives all of it. */
    async message(words: string | RegExp): Promise<string> {
      return shown(toast(words).locator('.notification-list-item-message'));
    },
    buttons: (words: string | RegExp) =>
      toast(words).locator('.notification-list-item-buttons-container a').allInnerTexts(),
    press: (words: string | RegExp, button: string) => toast(words).getByRole('button', { name: button }).click(),
    async dismiss(words: string | RegExp): Promise<void> {
      await toast(words).hover();
      await toast(words).locator('.codicon-notifications-clear').click();
      await toast(words).waitFor({ state: 'detached' });
    },
  };
};

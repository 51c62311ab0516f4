import type { Locator, Page } from 'playwright-core';
import { expectText, shown, until } from './waiting.ts';

/** The box at the top in which a command asks: to type, to pick, or both. */
export const quickInput = (page: Page) => {
  const box = page.locator('.quick-input-widget:visible');
  const field = box.locator('.quick-input-box input');
  const rows = box.locator('.quick-input-list [role="option"]:visible, .quick-input-list .monaco-list-row:visible');
  const row = (label: string): Locator => rows.filter({ has: page.getByText(label, { exact: true }) }).first();

  return {
    box,
    /** Waits until it asks under this title or with this placeholder or prompt. */
    asks: (words: string | RegExp) => expectText(box, words),
    title: () => shown(box.locator('.quick-input-title')),
    type: (text: string) => field.fill(text),
    value: () => field.inputValue(),
    /** Waits until what is typed is drawn as dots, or is not. */
    masks: (masked: boolean) =>
      box.locator(`.quick-input-box input${masked ? '' : ':not('}[type="password"]${masked ? '' : ')'}`).waitFor(),
    accept: () => field.press('Enter'),
    cancel: () => page.keyboard.press('Escape'),
    closed: () => box.waitFor({ state: 'hidden' }),
    items: async () => {
      await rows.first().waitFor();
      return rows.locator('.label-name').allInnerTexts();
    },
    /** Again while the row stays: a list that still fills lets a click fall through. */
    choose: (label: string) =>
      until(async () => {
        await row(label).click();
        return row(label)
          .waitFor({ state: 'hidden', timeout: 1_000 })
          .then(
            () => true,
            () => false,
          );
      }, Boolean),
    tick: (label: string) => row(label).getByRole('checkbox').click(),
    /** What it says under the field: the prompt, or why it does not accept what was typed. */
    message: () => shown(box.locator('.quick-input-message')),
    /** A button or a toggle inside the box, by its tooltip. */
    press: (name: string) => box.getByRole('button', { name }).or(box.getByRole('checkbox', { name })).first().click(),
  };
};

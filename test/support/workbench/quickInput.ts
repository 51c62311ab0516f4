import type { Locator, Page } from 'playwright-core';
import { shown, until } from './waiting.ts';

const gone = (where: Locator): Promise<boolean> => where.waitFor({ state: 'hidden', timeout: 1_000 }).then(yes, no);

/** A list that still fills lets a click fall through. It may go at the moment of the click, and that is well. */
const clickUntilGone = (where: Locator): Promise<boolean> =>
  until(async () => (await gone(where)) || (await where.click({ timeout: 1_000 }).then(no, no)), Boolean);

const soon = { timeout: 5_000 };
const yes = () => true;
const no = () => false;

/** The box at the top in which a command asks: to type, to pick, or both. */
export const quickInput = (page: Page) => {
  const box = page.locator('.quick-input-widget:visible');
  const field = box.locator('.quick-input-box input');
  const rows = box.locator('.quick-input-list [role="option"]:visible, .quick-input-list .monaco-list-row:visible');
  const row = (label: string): Locator => rows.filter({ has: page.getByText(label, { exact: true }) }).first();

  return {
    box,
    /** Waits until it asks under this title or with this placeholder or prompt. */
    asks: (words: string | RegExp) =>
      box
        .filter({ hasText: words })
        .or(box.filter({ has: page.getByPlaceholder(words) }))
        .waitFor(),
    title: () => shown(box.locator('.quick-input-title')),
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
    type: (text: string) => field.fill(text),
    /** Whether it could be typed: what takes the focus meanwhile closes the box. */
    tryType: (text: string) => field.fill(text, soon).then(yes, no),
    /** Whether it could be chosen, before the box closed. */
    async tryChoose(label: string): Promise<boolean> {
      const clicked = await row(label).click(soon).then(yes, no);
      if (clicked) await clickUntilGone(row(label));
      return clicked;
    },
    async choose(label: string): Promise<void> {
      await row(label).waitFor();
      // The tooltip of a row that opened under the pointer covers the rows below it.
      await page.mouse.move(0, 0);
      await row(label).click();
      await clickUntilGone(row(label));
    },
    tick: (label: string) => row(label).getByRole('checkbox').click(),
    /** What it says under the field: the prompt, or why it does not accept what was typed. */
    message: () => shown(box.locator('.quick-input-message')),
    /** A button or a toggle inside the box, by its tooltip. */
    press: (name: string) => box.getByRole('button', { name }).or(box.getByRole('checkbox', { name })).first().click(),
  };
};

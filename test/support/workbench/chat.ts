import type { FrameLocator, Locator, Page } from 'playwright-core';
import { commandPalette } from './commandPalette.ts';
import { expectText, shown, until } from './waiting.ts';

/** The guarded chat in its view. */
export const chatView = (page: Page) => {
  const frame: FrameLocator = page.frameLocator('iframe.webview.ready').last().frameLocator('iframe#active-frame');
  const field = frame.getByRole('textbox', { name: 'Message' });
  const turns = frame.locator('article.turn');
  return {
    frame,
    field,
    turns,
    async open(): Promise<void> {
      await commandPalette(page).runCommand('Mistral Guard: Open Chat');
      await field.waitFor();
    },
    /** Types, and waits until the line under the input speaks of it. */
    async type(text: string): Promise<void> {
      await field.fill(text);
      await field.focus();
    },
    async send(text: string): Promise<void> {
      await field.fill(text);
      await field.press('Enter');
    },
    /** The turn, counted from the end: the newest is 1. */
    turn: (fromEnd = 1) => turnOf(turns.nth(-fromEnd)),
    ahead: () => shown(frame.locator('.ahead')),
    sees: (words: string | RegExp) => expectText(frame.locator('main'), words),
    notice: () => shown(frame.locator('.notices .notice')),
    press: (name: string | RegExp) => frame.getByRole('button', { name }).first().click(),
    header: (id: string) => frame.locator(`[data-button="${id}"]`),
    count: (expected: number) =>
      until(
        () => turns.count(),
        (count) => count === expected,
      ),
  };
};

const turnOf = (turn: Locator) => ({
  element: turn,
  /** Waits until it is over. */
  over: () =>
    until(
      () => turn.getAttribute('aria-busy'),
      (busy) => busy === 'false',
    ),
  question: () => shown(turn.locator('.words')),
  reply: () => shown(turn.locator('.reply')),
  trail: () => shown(turn.locator('.trail summary')),
  notice: () => shown(turn.locator('.notice')),
  says: (words: string | RegExp) => expectText(turn, words),
  press: async (name: string | RegExp) => {
    await turn.hover();
    await turn.getByRole('button', { name }).first().click();
  },
});

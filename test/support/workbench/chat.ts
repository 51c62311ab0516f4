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
    /** Types and sends, and waits until the question stands in the log. */
    async send(text: string): Promise<void> {
      const before = await turns.count();
      await field.fill(text);
      await field.press('Enter');
      await turns.nth(before).waitFor({ state: 'attached' });
    },
    /** The turn, counted from the end: the newest is 1. */
    turn: (fromEnd = 1) => turnOf(turns.nth(-fromEnd)),
    /** Lends the page the colour it is seen on: its own background is clear, and a contrast is measured against something. */
    standOnSideBar: () =>
      frame.locator('body').evaluate((body) => {
        body.style.backgroundColor = 'var(--vscode-sideBar-background)';
      }),
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
  async openTrail(): Promise<void> {
    if (await turn.locator('.trail[open]').isHidden()) await turn.locator('.trail summary').click();
    await turn.locator('.trail dl').waitFor();
  },
  notice: () => shown(turn.locator('.notice')),
  says: (words: string | RegExp) => expectText(turn, words),
  button: (name: string | RegExp) => turn.getByRole('button', { name }).first(),
  press: async (name: string | RegExp) => {
    await turn.hover();
    await turn.getByRole('button', { name }).first().click();
  },
});

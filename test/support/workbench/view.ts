import type { Locator, Page } from 'playwright-core';
import { hoverText } from './hover.ts';
import { expectText, shown, until } from './waiting.ts';

/** A view in the side bar by its title, with its tree or its welcome text. */
export const view = (page: Page, title: string) => {
  const header = page.locator('.pane-header').filter({ has: page.getByRole('heading', { name: title, exact: true }) });
  const pane = page.locator('.pane').filter({ has: header });
  const rows = pane.getByRole('treeitem');
  const row = (label: string): Locator =>
    rows.filter({ has: page.locator('.label-name', { hasText: exactly(label) }) }).first();

  return {
    pane,
    /** Unfolds the view when it is folded. */
    async unfold(): Promise<void> {
      if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    },
    /** Leaves its room to the others. */
    async fold(): Promise<void> {
      if ((await header.getAttribute('aria-expanded')) === 'true') await header.click();
    },
    /** A button in the view's title; it is drawn only while the pointer is there. */
    async press(button: string): Promise<void> {
      await header.hover();
      await header.getByRole('button', { name: button }).click();
    },
    rows: () => rows.locator('.label-name').allInnerTexts(),
    /** Waits for a row. */
    row: (label: string) => rowOf(page, row(label)),
    hasNoRow: (label: string) => row(label).waitFor({ state: 'detached' }),
    /** What stands in an empty view. */
    /** Its words are there before they are laid out, and until then none are seen. */
    welcome: () =>
      until(
        async () => (await shown(pane.locator('.welcome-view-content').filter({ hasText: /\S/ }))).trim(),
        (words) => words !== '',
      ),
    pressWelcome: (button: string) =>
      pane.locator('.welcome-view-content').getByRole('button', { name: button }).click(),
  };
};

const rowOf = (page: Page, row: Locator) => ({
  element: row,
  description: () => shown(row.locator('.label-description')),
  /** Waits until it is described so. */
  described: (words: string | RegExp) => expectText(row.locator('.label-description'), words),
  /** What a screen reader says. */
  ariaLabel: () => row.getAttribute('aria-label'),
  /** The codicon at its left, such as `key`. */
  icon: async () =>
    /codicon-([\w-]+)/.exec((await row.locator('.custom-view-tree-node-item-icon').getAttribute('class')) ?? '')?.[1],
  /** Waits until it shows this codicon. */
  shows: (icon: string) => row.locator(`.custom-view-tree-node-item-icon.codicon-${icon}`).waitFor(),
  select: () => row.click(),
  unfold: () => row.locator('.monaco-tl-twistie').click(),
  async pressInline(action: string): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name: action }).click();
  },
  /** Drags it onto another row, as with the mouse. */
  dragOnto: (other: { readonly element: Locator }) => row.dragTo(other.element),
  openContextMenu: () => row.click({ button: 'right' }),
  hover: () => hoverText(page, row),
});

const exactly = (text: string): RegExp => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);

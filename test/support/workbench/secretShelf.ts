import type { Page } from 'playwright-core';

/** Where a VS Code that runs in a browser keeps every secret, encrypted as one text. */
const shelf = 'secrets.provider';

/** Behind everybody's back: what takes secrets away does not ask the vault. It is seen when the window starts anew. */
export const secretShelf = (page: Page) => ({
  copy: (): Promise<string | null> => page.evaluate((name) => localStorage.getItem(name), shelf),
  /** As it was when it was copied. */
  putBack: (copied: string): Promise<void> =>
    page.evaluate(([name, text]) => localStorage.setItem(name, text), [shelf, copied] as const),
  clear: (): Promise<void> => page.evaluate((name) => localStorage.removeItem(name), shelf),
});

import type { Locator, Page } from 'playwright-core';
import { shown } from './waiting.ts';

/**
 * What appears when the pointer rests there. The pointer leaves what it was on first, with that one's text; it comes again
 * where what it rested on was drawn anew meanwhile.
 */
export async function hoverText(page: Page, where: Locator): Promise<string> {
  const hover = page.locator('.workbench-hover-container:visible');
  for (let tries = 0; tries === 0 || (tries < 4 && !(await hover.isVisible())); tries++) {
    await page.mouse.move(0, 0);
    await hover.waitFor({ state: 'hidden' });
    await where.hover();
    await hover.waitFor({ timeout: 3_000 }).catch(() => undefined);
  }
  return shown(hover);
}

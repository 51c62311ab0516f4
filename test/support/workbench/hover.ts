import type { Locator, Page } from 'playwright-core';
import { shown } from './waiting.ts';

/** What appears when the pointer rests there. The pointer leaves what it was on first, with that one's text. */
export async function hoverText(page: Page, where: Locator): Promise<string> {
  const hover = page.locator('.workbench-hover-container:visible');
  await page.mouse.move(0, 0);
  await hover.waitFor({ state: 'hidden' });
  await where.hover();
  return shown(hover);
}

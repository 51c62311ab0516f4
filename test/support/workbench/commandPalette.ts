import type { Page } from 'playwright-core';
import { quickInput } from './quickInput.ts';
import { until } from './waiting.ts';

export const commandPalette = (page: Page) => {
  const input = quickInput(page);
  const open = async (text: string): Promise<void> => {
    await until(async () => {
      await page.keyboard.press('F1');
      return input.tryType(`>${text}`);
    }, Boolean);
  };
  /** A command an extension brings is listed only when the palette opens after it came. */
  const offers = async (title: string): Promise<boolean> => {
    await open(title);
    if ((await input.items()).includes(title)) return true;
    await input.cancel();
    return false;
  };
  return {
    /** By its whole title, category included: `Mistral Guard: Add API Key…`. */
    async runCommand(title: string): Promise<void> {
      await until(async () => (await offers(title)) && input.tryChoose(title), Boolean);
    },
    async titlesMatching(text: string): Promise<string[]> {
      await open(text);
      const titles = await input.items();
      await input.cancel();
      return titles;
    },
  };
};

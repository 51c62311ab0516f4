import type { Page } from 'playwright-core';
import { quickInput } from './quickInput.ts';

export const commandPalette = (page: Page) => {
  const input = quickInput(page);
  const open = async (text: string): Promise<void> => {
    await page.keyboard.press('F1');
    await input.type(`>${text}`);
  };
  return {
    /** By its whole title, category included: `Mistral Guard: Add API Key…`. */
    async runCommand(title: string): Promise<void> {
      await open(title);
      await input.choose(title);
    },
    async titlesMatching(text: string): Promise<string[]> {
      await open(text);
      const titles = await input.items();
      await input.cancel();
      return titles;
    },
  };
};

import type { Page } from 'playwright-core';

/** The page of steps that VS Code draws for "Get Started". */
export const walkthrough = (page: Page) => {
  const surface = page.locator('.gettingStartedContainer .gettingStartedSlideDetails');
  const step = (title: string) => surface.locator('.getting-started-step', { hasText: title });
  return {
    titles: async () => {
      await step('').first().waitFor();
      return surface.locator('.getting-started-step .step-title').allInnerTexts();
    },
    async open(title: string): Promise<void> {
      await step(title).locator('.step-title').click();
      await surface.locator('.getting-started-step.expanded', { hasText: title }).waitFor();
    },
    press: (button: string) => surface.locator('.expanded').getByRole('button', { name: button }).click(),
    done: (title: string) => step(title).locator('.codicon.complete').first().waitFor(),
  };
};

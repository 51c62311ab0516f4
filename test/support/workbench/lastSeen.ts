import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inProject } from '#test/support/project.ts';

const folder = inProject('.vscode-test/failed');
const windows = new Map<Page, Buffer | undefined>();

/** A window whose picture is wanted if the test that looks at it fails. */
export const watch = (page: Page): unknown => windows.set(page, undefined);

/** Before a window closes: by the time its test is known to have failed it is gone. */
export async function remember(page: Page): Promise<void> {
  windows.set(page, await picture(page));
}

export const forgetClosed = (): void => {
  for (const page of windows.keys()) if (page.isClosed()) windows.delete(page);
};

export async function keepPictures(test: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = test.replaceAll(/\W+/g, '-');
  for (const [index, [page, last]] of [...windows].entries()) {
    const image = page.isClosed() ? last : await picture(page);
    if (image) await writeFile(join(folder, `${name}-${index + 1}.png`), image);
  }
  console.error(`      The screen is kept in ${folder}`);
}

export const clearPictures = (): Promise<void> => rm(folder, { recursive: true, force: true });

const picture = (page: Page): Promise<Buffer | undefined> => page.screenshot().catch(() => undefined);

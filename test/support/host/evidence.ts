import { copyFile, mkdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { inProject } from '#test/support/project.ts';

const folder = inProject('.vscode-test/failed');

/** What the screen showed and what was logged tell more than a stack; the run's own folder is about to go. */
export async function keepEvidence(browser: BrowserContext, logs: readonly string[]): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await browser
    .pages()
    .at(-1)
    ?.screenshot({ path: join(folder, 'screen.png') });
  for (const log of logs) await copyFile(log, join(folder, basename(log)));
  console.error(`The screen and the logs are kept in ${folder}`);
}

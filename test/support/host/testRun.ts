import { createWriteStream } from 'node:fs';
import { format } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { lineMark } from './lineMark.ts';

interface TestRun {
  readonly url: string;
  /** Where the workbench's own lines go. */
  readonly logFile: string;
}

/** Opens the page and waits for the test run inside it: its console lines are printed, its exit code returned. */
export async function testRun(browser: BrowserContext, { url, logFile }: TestRun): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const log = createWriteStream(logFile);
  const hear = (_level: string, words: readonly unknown[]): void => {
    const line = format(...words);
    if (line.startsWith(lineMark.value)) console.log(line.slice(lineMark.value.length));
    else log.write(`${line}\n`);
  };
  const page = await browser.newPage();
  await page.exposeFunction('codeAutomationLog', hear);
  await page.exposeFunction('codeAutomationExit', resolve);
  page.once('crash', () => reject(new Error('The page crashed.')));
  page.once('close', () => reject(new Error('The page closed before the tests ended.')));
  await page.goto(url);
  return promise.finally(() => log.end());
}

import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { inProject } from '#test/support/project.ts';

interface Picture {
  readonly name: string;
  readonly png: Buffer;
}

type Clip = NonNullable<Parameters<Page['screenshot']>[0]>['clip'];

/** Many small pictures on one page, to be looked at together. */
export function contactSheet(page: Page) {
  const pictures: Picture[] = [];
  return {
    /** The whole window when no part of it is named. */
    async take(name: string, clip?: NonNullable<Clip>): Promise<void> {
      pictures.push({ name, png: await page.screenshot({ ...(clip ? { clip } : {}), animations: 'disabled' }) });
    },
    /** Writes test/ui/screenshots/<name>.png. */
    write: (name: string, width = 2_000) =>
      print(page.context(), pictures, { path: join(inProject('test/ui/screenshots'), `${name}.png`), width }),
  };
}

interface Sheet {
  readonly path: string;
  readonly width: number;
}

async function print(context: BrowserContext, pictures: readonly Picture[], { path, width }: Sheet): Promise<void> {
  const sheet = await context.newPage();
  const figures = pictures.map(
    ({ name, png }) =>
      `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  );
  const style = 'body{font:13px sans-serif;display:flex;flex-wrap:wrap;gap:8px;background:#888}figure{margin:0}';
  await sheet.setViewportSize({ width, height: 800 });
  await sheet.setContent(`<style>${style}</style>${figures.join('')}`);
  await sheet.screenshot({ path, fullPage: true });
  await sheet.close();
}

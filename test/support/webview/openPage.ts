import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import type { Language } from '#core/say.ts';
import { english } from '#core/say.ts';
import { openBrowser } from '#test/support/host/chromium.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { inProject } from '#test/support/project.ts';

export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** Every request that the page made, after its own files. */
  readonly requests: readonly string[];
}

export interface PageFiles {
  /** From the root of the project. */
  readonly script: string;
  readonly style: string;
  /** The policy of the document; without one, what is drawn has to be harmless all by itself. */
  readonly policy?: string;
  /** What the document holds before the script runs. */
  readonly body?: string;
  /** What the extension would write into the document; English without it. */
  readonly language?: Language;
}

/** The policy of the product's own pages. */
export const ourPolicy = [
  "default-src 'none'",
  "script-src 'nonce-ours'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-src 'none'",
].join('; ');

const origin = 'https://webview.test';

/** A page of ours alone, in a real browser that reaches nobody. */
export async function openPage(given: PageFiles): Promise<OpenedPage> {
  const files = await bundled([given.script, given.style]);
  const place = await temporaryFolder();
  const browser = await openBrowser({ profile: place.path });
  const page = await browser.newPage();
  const requests: string[] = [];
  files.set('/', shell(given));
  await browser.route('**', (route) => {
    const url = new URL(route.request().url());
    const body = url.origin === origin ? files.get(url.pathname) : undefined;
    if (body !== undefined) return route.fulfill({ body, contentType: typeOf(url.pathname) });
    requests.push(url.href);
    return route.abort();
  });
  await page.goto(`${origin}/`);
  return {
    page,
    requests,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

async function bundled(entries: readonly string[]): Promise<Map<string, string | Buffer>> {
  const { outputFiles } = await build({
    entryPoints: entries.map((entry) => inProject(entry)),
    entryNames: 'page',
    assetNames: '[name]',
    outdir: '/',
    bundle: true,
    write: false,
    format: 'iife',
    loader: { '.ttf': 'file' },
    logLevel: 'warning',
  });
  return new Map(outputFiles.map(({ path, contents }) => [path, Buffer.from(contents)]));
}

const types: Readonly<Record<string, string>> = { js: 'text/javascript', css: 'text/css', ttf: 'font/ttf' };
const typeOf = (path: string): string => types[path.split('.').at(-1) ?? ''] ?? 'text/html';

const shell = ({ policy, body = '', language = english }: PageFiles): string => `<!DOCTYPE html>
<html lang="${language.name}">
  <head>
    <meta charset="utf-8" />
    ${policy === undefined ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}" />`}
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/page.css" />
    <title>A page of ours</title>
  </head>
  <body>
    ${body}
    <script type="application/json" id="texts">${JSON.stringify(language.texts)}</script>
    <script nonce="ours" src="/page.js"></script>
  </body>
</html>`;

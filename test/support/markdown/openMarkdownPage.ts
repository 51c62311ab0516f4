import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { openBrowser } from '#test/support/host/chromium.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { inProject } from '#test/support/project.ts';

export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** Every request that the page made, after its own files. */
  readonly requests: readonly string[];
}

/** The policy of the product's own pages. Without one, what is drawn has to be harmless all by itself. */
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

/** The Markdown view alone, in a real browser that reaches nobody. */
export async function openMarkdownPage(policy = ''): Promise<OpenedPage> {
  const files = await bundled();
  const place = await temporaryFolder();
  const browser = await openBrowser({ profile: place.path });
  const page = await browser.newPage();
  const requests: string[] = [];
  files.set('/', shell(policy));
  await browser.route('**', (route) => {
    const url = new URL(route.request().url());
    const body = url.origin === origin ? files.get(url.pathname) : undefined;
    if (body !== undefined) return route.fulfill({ body, contentType: typeOf(url.pathname) });
    requests.push(url.href);
    return route.abort();
  });
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'markdown' in window);
  return {
    page,
    requests,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await place[Symbol.asyncDispose]();
    },
  };
}

async function bundled(): Promise<Map<string, string | Buffer>> {
  const { outputFiles } = await build({
    entryPoints: [inProject('test/support/markdown/page.ts'), inProject('src/webview/markdown/markdown.css')],
    entryNames: '[name]',
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

const shell = (policy: string): string => `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    ${policy === '' ? '' : `<meta http-equiv="Content-Security-Policy" content="${policy}" />`}
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/markdown.css" />
    <title>Markdown</title>
  </head>
  <body>
    <script nonce="ours" src="/page.js"></script>
  </body>
</html>`;

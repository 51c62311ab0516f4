import type { OpenedPage } from '#test/support/webview/openPage.ts';
import { openPage } from '#test/support/webview/openPage.ts';

/** The Markdown view alone. */
export async function openMarkdownPage(policy?: string): Promise<OpenedPage> {
  const opened = await openPage({
    script: 'test/support/markdown/page.ts',
    style: 'src/webview/markdown/markdown.css',
    ...(policy !== undefined && { policy }),
  });
  await opened.page.waitForFunction(() => 'markdown' in window);
  return opened;
}

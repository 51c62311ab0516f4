import type { Language } from '#core/say.ts';
import type { OpenedPage } from './openPage.ts';
import { openPage, ourPolicy } from './openPage.ts';

export interface OurPage<Message> extends OpenedPage {
  /** As the extension would; the page has taken it in when this is over. */
  tell(...messages: readonly Message[]): Promise<void>;
}

/** One of the product's pages as it ships, with nobody at the other end. */
export async function openOurPage<Message>(
  name: 'chat' | 'checks' | 'usage',
  language: Language,
): Promise<OurPage<Message>> {
  const opened = await openPage({
    script: `src/webview/${name}/page.ts`,
    style: `src/webview/${name}/page.css`,
    policy: ourPolicy,
    body: `<script nonce="ours">${nobody}</script><main aria-busy="true"></main>`,
    language,
  });
  const tell = (...messages: readonly Message[]): Promise<void> =>
    opened.page.evaluate(async (all) => {
      for (const message of all) window.postMessage(message);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }, messages);
  return { ...opened, tell };
}

const nobody = 'window.acquireVsCodeApi = () => ({ postMessage() {}, getState() {}, setState() {} });';

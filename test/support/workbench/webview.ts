import type { FrameLocator, Page } from 'playwright-core';

/** The document an extension put into a webview, which VS Code wraps in two frames. */
export const webview = (page: Page, title?: string): FrameLocator => {
  const outer = title ? `iframe.webview.ready[title="${title}"]` : 'iframe.webview.ready';
  return page.frameLocator(outer).last().frameLocator('iframe#active-frame');
};

import type { ToChatView } from '#core/chat/toView.ts';
import { toChatView } from '#core/chat/toView.ts';
import type { OpenedPage } from '#test/support/webview/openPage.ts';
import { openPage, ourPolicy } from '#test/support/webview/openPage.ts';
import { startMessage } from './startMessage.ts';

export interface OpenedChat extends OpenedPage {
  /** As the extension would; the page has taken it in when this is over. */
  tell(...messages: readonly ToChatView[]): Promise<void>;
}

/** The chat's page alone, without VS Code around it. */
export async function openChatPage(): Promise<OpenedChat> {
  const opened = await openPage({
    script: 'test/support/chat/page.ts',
    style: 'src/webview/chat/page.css',
    policy: ourPolicy,
    body: '<main aria-busy="true"></main>',
  });
  const tell = async (...messages: readonly ToChatView[]): Promise<void> => {
    const checked = messages.map((message) => toChatView.parse(message));
    await opened.page.evaluate(async (all) => {
      for (const message of all) window.chatPage.tell(message);
      await new Promise((resolve) => setTimeout(resolve));
    }, checked);
  };
  await tell(startMessage);
  return { ...opened, tell };
}

import type { FromChatView } from '#core/chat/fromView.ts';
import type { ToChatView } from '#core/chat/toView.ts';

/** VS Code's end of the chat page, as a test holds it. */
export interface ChatPage {
  tell(message: ToChatView): void;
  /** Everything the page said. */
  readonly said: FromChatView[];
}

declare global {
  interface Window {
    chatPage: ChatPage;
    acquireVsCodeApi: () => object;
  }
}

const said: FromChatView[] = [];
let state: unknown;

window.chatPage = { said, tell: (message) => window.postMessage(message) };

window.acquireVsCodeApi = () => ({
  postMessage: (message: FromChatView) => said.push(message),
  getState: () => state,
  setState: (next: unknown) => {
    state = next;
  },
});

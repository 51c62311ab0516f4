import type { FromChatView } from '#core/chat/fromView.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import { toChatView } from '#core/chat/toView.ts';
import { openChannel } from '../host.ts';
import { speakAsTheDocument } from '../language.ts';
import type { Chat } from './chat.ts';
import { createChat } from './chat.ts';

speakAsTheDocument();
const main = document.querySelector('main') ?? document.body.appendChild(document.createElement('main'));
const send = openChannel<ToChatView, FromChatView>((message) => toChatView.safeParse(message).data, receive);
let chat: Chat | undefined;

function receive(message: ToChatView): void {
  if (message.type === 'start') chat = createChat(main, message, send);
  else chat?.receive(message);
}

send({ type: 'ready' });

import * as vscode from 'vscode';
import type { FromChatView } from '#core/chat/fromView.ts';
import { fromChatView } from '#core/chat/fromView.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { lifetime, together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { openSideView } from '#platform/vscode/sideView.ts';
import { askFromLightBulb, questionAbout } from './askAbout.ts';
import { selectionOf } from './attachments.ts';
import type { Chat } from './chat.ts';
import { chooseInstructions } from './instructions.ts';

/** The guarded chat: a view beside Keys and Findings, and the commands that lead to it. */
export function chat(services: Services): Disposable {
  const { commands, home } = services;
  const view = openSideView<FromChatView, ToChatView>({
    name: 'chat',
    title: vscode.l10n.t('Mistral Guard: Chat'),
    home,
    parse: (message) => fromChatView.safeParse(message).data,
    receive: async (message) => (await room()).receive(message),
  });
  const owned = lifetime();

  /** What stands behind the view is large, and loaded when somebody first looks at it. */
  let loading: Promise<Chat> | undefined;
  function room(): Promise<Chat> {
    loading ??= import('./chat.ts').then(({ createChat }) =>
      owned.own(createChat(services, (message) => view.post(message))),
    );
    return loading;
  }

  async function open(): Promise<void> {
    await view.reveal();
    view.post({ type: 'focus' });
  }

  async function askAboutFinding(argument: unknown): Promise<void> {
    const proposal = await questionAbout(services, argument);
    if (proposal === undefined) return;
    await open();
    (await room()).propose(proposal.text, proposal.attachment);
  }

  async function askAboutSelection(): Promise<void> {
    const selection = selectionOf(vscode.window.activeTextEditor);
    await open();
    (await room()).propose('', selection);
  }

  return together(
    view,
    owned,
    askFromLightBulb(services),
    commands.register('openChat', open),
    commands.register('newChat', async () => {
      (await room()).start();
      await open();
    }),
    commands.register('chatHistory', async () => (await room()).pick()),
    commands.register('exportChat', async () => (await room()).export()),
    commands.register('renameChat', async () => (await room()).rename()),
    commands.register('chatInstructions', () => chooseInstructions(services)),
    commands.register('chatSettings', () =>
      vscode.commands.executeCommand('workbench.action.openSettings', 'mistralGuard.chat'),
    ),
    commands.register('moveChat', async () => {
      await open();
      await vscode.commands.executeCommand('workbench.action.moveFocusedView');
    }),
    commands.register('askAboutFinding', askAboutFinding),
    commands.register('askAboutSelection', askAboutSelection),
  );
}

import * as vscode from 'vscode';
import { bestFiles } from '#core/chat/bestFiles.ts';
import type { FromChatView } from '#core/chat/fromView.ts';
import type { OfferId } from '#core/chat/parts.ts';
import { readTyped } from '#core/chat/slash.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import { restore, textOf } from '#core/guard/redact/restore.ts';
import { speak } from '#core/say.ts';
import { displayLanguage } from '#platform/vscode/language.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { codeApplier } from './applyCode.ts';
import type { Question } from './asking.ts';
import { ask } from './asking.ts';
import type { Attachment } from './attachments.ts';
import { attach, droppable, fileAttachment, selectionOf, workspaceFiles } from './attachments.ts';
import { exportChat } from './exportChat.ts';
import { chatHistory } from './history.ts';
import { isOutside, outside, pressed } from './offersTaken.ts';
import { openLink } from './openLink.ts';
import { isEntity, pickRedaction } from './pickRedaction.ts';
import { newState } from './state.ts';
import { teller } from './telling.ts';
import { threads } from './threads.ts';
import { faultNotice, faultText } from './words/fault.ts';

export type Chat = ReturnType<typeof createChat>;

type Handlers = { [Type in FromChatView['type']]: (message: Extract<FromChatView, { type: Type }>) => unknown };

/** The chat behind its view: it lives as long as VS Code does, the view comes and goes. */
export function createChat(services: Services, tell: (message: ToChatView) => void) {
  // This bundle has a copy of core's words of its own.
  speak(displayLanguage());
  const state = newState(services.clock.now());
  const history = chatHistory(services);
  const say = teller(services, state, tell);
  const shelf = threads(services, state, history, () => say.thread());
  const code = codeApplier(services.ui);
  let resumed: Promise<unknown> | undefined;
  const spoken = (text: string): string => textOf(restore(text, state.vocabulary));

  /** As it was when VS Code closed; the view asks whenever it comes up, and is given this once. */
  async function resume(): Promise<void> {
    await shelf.resume();
    state.draft ||= await history.draft();
  }

  async function put(question: Question): Promise<void> {
    if (state.running !== undefined) return;
    await ask({ services, state, tell }, question);
    await Promise.all([shelf.save(), history.saveDraft(state.draft), say.header()]);
  }

  async function send(typed: string): Promise<void> {
    const read = readTyped(typed);
    if (read.kind === 'action') return actions[read.action]();
    if (read.kind === 'about code' && state.attachments.length === 0) addInFront();
    await put({ text: read.text });
  }

  const actions = {
    clear: () => shelf.start(),
    export: () => exportChat(services, state.thread, state.vocabulary),
  } as const;

  /** What a command about code is about, when nothing was attached: the selection, or else the file in front. */
  function addInFront(): void {
    const editor = vscode.window.activeTextEditor;
    add(selectionOf(editor) ?? (editor && fileAttachment(editor.document.uri)));
  }

  function add(...attachments: readonly (Attachment | undefined)[]): void {
    const known = new Set(state.attachments.map(({ id }) => id));
    const fresh = attachments.filter((each) => each !== undefined).filter(({ id }) => !known.has(id));
    state.attachments = [...state.attachments, ...fresh];
    say.context();
    void say.preview();
  }

  /** In the same thread where the last word is asked again; elsewhere the thread branches, so that nothing said is lost. */
  async function again(id: string, { text, accepted = false }: { text?: string; accepted?: boolean }): Promise<void> {
    const turn = shelf.turn(id);
    if (turn === undefined || state.running !== undefined) return;
    const isLast = state.thread.turns.at(-1)?.id === id;
    if (text === undefined && isLast) return put({ text: spoken(turn.question), turn: id, accepted });
    await shelf.branchAt(turn);
    say.thread();
    await put({ text: text ?? spoken(turn.question), accepted });
  }

  function edit(id: string | undefined): void {
    const turn = id === undefined ? state.thread.turns.at(-1) : shelf.turn(id);
    if (turn !== undefined) tell({ type: 'compose', text: spoken(turn.question), turn: turn.id });
  }

  async function copy(id: string, part: 'question' | 'reply'): Promise<void> {
    const turn = shelf.turn(id);
    if (turn === undefined) return;
    await vscode.env.clipboard.writeText(spoken(turn[part]));
    tell({ type: 'copied', turn: id });
  }

  async function decideOn(entity: string): Promise<void> {
    const decided = await pickRedaction(services, entity);
    if (decided === 'once' && isEntity(entity)) state.allowedOnce = new Set([...state.allowedOnce, entity]);
    await say.preview();
  }

  function take(offer: OfferId, turn: string | undefined): unknown {
    if (isOutside(offer)) return outside[offer](services);
    if (offer === 'newChat') return shelf.start();
    if (turn === undefined) return undefined;
    return offer === 'edit' ? edit(turn) : again(turn, { accepted: offer === 'sendAnyway' });
  }

  const handlers: Handlers = {
    ready: async () => {
      resumed ??= resume();
      await resumed;
      say.all();
    },
    typed: async ({ text, seq }) => {
      state.draft = text;
      await Promise.all([say.typed(seq), history.saveDraft(text)]);
    },
    send: ({ text }) => send(text),
    resend: ({ turn, text }) => again(turn, { text }),
    stop: () => state.running?.abort.abort(),
    retry: ({ turn }) => again(turn, {}),
    edit: ({ turn }) => edit(turn),
    'edit last': () => edit(undefined),
    remove: async ({ turn }) => {
      await shelf.remove(turn);
      tell({ type: 'removed', turn });
    },
    copy: ({ turn, part }) => copy(turn, part),
    code: ({ action, text, language }) => code.apply(action, { text, language }),
    open: ({ url }) => openLink(services.ui, url),
    attach: async ({ what }) => add(await attach[what]()),
    drop: ({ uris }) => add(...uris.flatMap(droppable)),
    find: async ({ typed }) => {
      const files = bestFiles(await workspaceFiles(), typed, 8);
      tell({ type: 'found', typed, files: files.map((file) => ({ ...file, uri: file.uri.toString() })) });
    },
    detach: ({ id }) => {
      state.attachments = state.attachments.filter((each) => each.id !== id);
      say.context();
      void say.preview();
    },
    redaction: ({ entity }) => decideOn(entity),
    'what is sent': ({ text }) => say.request(text),
    press: ({ button }) => pressed[button](services),
    offer: ({ offer, turn }) => take(offer, turn),
  };

  function receive(message: FromChatView): void {
    const handle = handlers[message.type] as (message: FromChatView) => unknown;
    Promise.resolve()
      .then(() => handle(message))
      .catch((error: unknown) => {
        services.log.error('The chat could not do what was asked', { asked: message.type, error: faultText(error) });
        if (message.type === 'send') tell({ type: 'compose', text: message.text });
        tell({ type: 'notice', notice: faultNotice() });
      });
  }

  function refresh(): void {
    say.notice();
    void say.header();
    void say.preview();
  }

  const watching: Disposable = together(
    code,
    services.vault.onDidChange(refresh),
    services.memory.onDidChangeProfile(refresh),
    services.guard.onDidChange(refresh),
    services.settings.onDidChange('chat.model', refresh),
    services.settings.onDidChange('api.server', refresh),
    vscode.workspace.onDidGrantWorkspaceTrust(refresh),
    { dispose: () => state.running?.abort.abort() },
  );

  return {
    receive,
    dispose: () => watching.dispose(),
    start: () => shelf.start(),
    pick: () => shelf.pick(),
    rename: () => shelf.rename(),
    export: actions.export,
    /** Words and context are laid out; sending them stays the person's decision. */
    propose(text: string, ...attachments: readonly (Attachment | undefined)[]): void {
      state.draft = text;
      add(...attachments);
      tell({ type: 'compose', text });
    },
  };
}

import * as vscode from 'vscode';
import { excerpt, search } from '#core/chat/history.ts';
import type { ChatThread } from '#core/chat/thread.ts';
import { rename } from '#core/chat/thread.ts';
import { ago } from '#core/vault/relativeTime.ts';

const { t } = vscode.l10n;

interface Shelf {
  all(): Promise<readonly ChatThread[]>;
  remove(thread: ChatThread): Promise<void>;
  /** Keeps the thread under its new title. */
  renamed(thread: ChatThread): Promise<void>;
  readonly now: number;
}

type Item = vscode.QuickPickItem & { readonly thread: ChatThread };

/** Past chats of this workspace: found by what was said in them, renamed and deleted where they are listed. */
export async function pickChat(shelf: Shelf): Promise<ChatThread | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = t('Chats of this workspace');
  picker.placeholder = t('Search in titles and messages');
  let threads = await shelf.all();
  const list = (): void => {
    picker.items = search(threads, picker.value).map((thread) => itemOf(thread, picker.value, shelf.now));
  };
  const reload = async (): Promise<void> => {
    threads = await shelf.all();
    list();
  };
  list();
  picker.onDidChangeValue(list);
  picker.onDidTriggerItemButton(async ({ item: { thread }, button }) => {
    picker.busy = true;
    if (button === deleting) await shelf.remove(thread);
    else await retitle(thread, shelf);
    await reload();
    picker.show();
    picker.busy = false;
  });
  picker.show();
  return chosenIn(picker);
}

/** Asking for a title hides the list for a moment; only a list that stays hidden was left. */
function chosenIn(picker: vscode.QuickPick<Item>): Promise<ChatThread | undefined> {
  const chosen = new Promise<ChatThread | undefined>((resolve) => {
    picker.onDidAccept(() => resolve(picker.activeItems[0]?.thread));
    picker.onDidHide(() => (picker.busy ? undefined : resolve(undefined)));
  });
  return chosen.finally(() => picker.dispose());
}

async function retitle(thread: ChatThread, shelf: Shelf): Promise<void> {
  const title = await askForTitle(thread);
  if (title !== undefined) await shelf.renamed(rename(thread, title));
}

export const askForTitle = ({ title }: ChatThread): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title: t('Rename chat'),
    value: title,
    validateInput: (text) => (text.trim() === '' ? t('A chat needs a title.') : undefined),
  });

const renaming: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('edit'), tooltip: t('Rename') };
const deleting: vscode.QuickInputButton = { iconPath: new vscode.ThemeIcon('trash'), tooltip: t('Delete') };

/** Always shown: the search was ours, over more than the row shows. */
const itemOf = (thread: ChatThread, words: string, now: number): Item => ({
  label: thread.title,
  description: `${turns(thread.turns.length)} · ${ago(thread.changedAt, now)}`,
  detail: excerpt(thread, words),
  buttons: [renaming, deleting],
  alwaysShow: true,
  thread,
});

const turns = (count: number): string => (count === 1 ? t('1 question') : t('{0} questions', count));

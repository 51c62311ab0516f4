import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Settings } from '#test/support/host/userSettings.ts';
import { changeUserSettings } from '#test/support/host/userSettings.ts';
import { inProject } from '#test/support/project.ts';
import { activityBar } from './activityBar.ts';
import { commandPalette } from './commandPalette.ts';
import { contextMenu } from './contextMenu.ts';
import { dialog } from './dialog.ts';
import { editor } from './editor.ts';
import { remember, watch } from './lastSeen.ts';
import { notifications } from './notifications.ts';
import { problems } from './problems.ts';
import { quickInput } from './quickInput.ts';
import type { Session } from './session.ts';
import { settingsEditor } from './settingsEditor.ts';
import { statusBar } from './statusBar.ts';
import { terminal } from './terminal.ts';
import { themes } from './theme.ts';
import { view } from './view.ts';
import { walkthrough } from './walkthrough.ts';
import { webview } from './webview.ts';

/** What a person sees and can do in one window. */
const parts = (page: Page) => ({
  palette: commandPalette(page),
  quickInput: quickInput(page),
  activityBar: activityBar(page),
  view: (title: string) => view(page, title),
  contextMenu: contextMenu(page),
  statusBar: statusBar(page),
  problems: problems(page),
  editor: editor(page),
  notifications: notifications(page),
  dialog: dialog(page),
  terminal: terminal(page),
  webview: (title?: string) => webview(page, title),
  settings: settingsEditor(page),
  themes: themes(page),
  walkthrough: walkthrough(page),
});

export interface Workbench extends ReturnType<typeof parts>, AsyncDisposable {
  /** For what no page object covers yet. */
  readonly page: Page;
  /** As one who edits the settings file by hand. */
  changeSettings(changes: Settings): Promise<void>;
  /** The window starts anew with the same profile, as after "Developer: Reload Window". */
  reload(): Promise<void>;
  /** A second window of the same VS Code, on the same folder when none is named. */
  secondWindow(folder?: string): Promise<Workbench>;
  /** Writes test/ui/screenshots/<name>.png. */
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

interface Place {
  readonly folder: string;
  readonly settingsFile: string;
}

export async function workbenchIn(session: Session, place: Place): Promise<Workbench> {
  const page = await session.openWindow(place.folder);
  watch(page);
  await ready(page);
  const close = async () => {
    await remember(page);
    await session.close();
  };
  return {
    ...parts(page),
    page,
    changeSettings: (changes) => changeUserSettings(place.settingsFile, changes),
    reload: async () => {
      await page.reload();
      await ready(page);
    },

    secondWindow: (folder = place.folder) => windowOf(session, { ...place, folder }),
    screenshot: async (name) => {
      await page.screenshot({ path: join(inProject('test/ui/screenshots'), `${name}.png`), animations: 'disabled' });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Closes alone, while the first window keeps VS Code running. */
async function windowOf(session: Session, place: Place): Promise<Workbench> {
  const second = await workbenchIn(session, place);
  const close = async () => {
    await remember(second.page);
    await second.page.close();
  };
  return { ...second, close, [Symbol.asyncDispose]: close };
}

/** Our icon in the activity bar is the first thing that shows VS Code has read our manifest. */
const ready = (page: Page): Promise<void> =>
  page.getByRole('tab', { name: 'Mistral Guard' }).waitFor({ timeout: 110_000 });

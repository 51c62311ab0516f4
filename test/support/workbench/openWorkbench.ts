import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chosenHost } from '#test/support/host/choose.ts';
import { quietSettings } from '#test/support/host/quietSettings.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { Settings } from '#test/support/host/userSettings.ts';
import { giveUserSettings, userSettingsFile } from '#test/support/host/userSettings.ts';
import { vsix } from '#test/support/project.ts';
import { openDesktopSession } from './desktopSession.ts';
import { openServerSession } from './serverSession.ts';
import type { SessionOptions } from './session.ts';
import type { Theme } from './theme.ts';
import { themeId } from './theme.ts';
import type { Workbench } from './workbench.ts';
import { workbenchIn } from './workbench.ts';

export interface OpenOptions extends Partial<Pick<SessionOptions, 'origin' | 'pixelRatio'>> {
  /** The folder to open; an empty one when left out. */
  readonly workspace?: string;
  /** The user's own settings, over the quiet ones. They hold for a new profile only: an existing one keeps its own. */
  readonly settings?: Settings;
  readonly theme?: Theme;
  /** `ask` shows the dialog that a person sees on opening a folder for the first time. */
  readonly trust?: 'trusted' | 'restricted' | 'ask';
  /** Opened a second time it is the same person on the same machine, keys included. */
  readonly userDataFolder?: string;
}

/** VS Code with our extension installed, as a person opens it. */
export async function openWorkbench(given: OpenOptions = {}): Promise<Workbench> {
  const place = await temporaryFolder();
  const remove = async () => place[Symbol.asyncDispose]();
  return openIn(place.path, given, remove).catch(async (error: unknown) => {
    await remove();
    throw error;
  });
}

async function openIn(place: string, given: OpenOptions, remove: () => Promise<void>): Promise<Workbench> {
  const options = sessionOptions(given, place);
  const host = chosenHost();
  await mkdir(options.workspace, { recursive: true });
  const settingsFile = userSettingsFile(host, options.userDataFolder);
  await giveUserSettings(settingsFile, settingsFor(given));
  const session = await openSession[host](options);
  const close = () => session.close().finally(remove);
  return workbenchIn({ ...session, close }, { folder: options.workspace, settingsFile }).catch(
    async (error: unknown) => {
      await close();
      throw error;
    },
  );
}

const openSession = { server: openServerSession, desktop: openDesktopSession } as const;

const sessionOptions = (given: OpenOptions, temporary: string): SessionOptions => ({
  origin: given.origin ?? { vsix },
  workspace: given.workspace ?? join(temporary, 'workspace'),
  userDataFolder: given.userDataFolder ?? join(temporary, 'user'),
  trustEverything: (given.trust ?? 'trusted') === 'trusted',
  pixelRatio: given.pixelRatio ?? 1,
});

const settingsFor = ({ settings = {}, theme, trust }: OpenOptions): Settings => ({
  ...quietSettings,
  ...(theme ? { 'workbench.colorTheme': themeId[theme] } : {}),
  'security.workspace.trust.startupPrompt': trust === 'ask' ? 'always' : 'never',
  ...settings,
});

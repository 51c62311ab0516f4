import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { chosenHost } from '#test/support/host/choose.ts';
import { quietSettings } from '#test/support/host/quietSettings.ts';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { userSettingsFile } from '#test/support/host/userSettings.ts';
import { vsix } from '#test/support/project.ts';
import { openDesktopSession } from './desktopSession.ts';
import { openServerSession } from './serverSession.ts';
import type { SessionOptions } from './session.ts';
import type { Theme } from './theme.ts';
import { themeId } from './theme.ts';
import type { Workbench } from './workbench.ts';
import { workbenchIn } from './workbench.ts';

export interface OpenOptions extends Partial<Pick<SessionOptions, 'origin' | 'machineSettings' | 'pixelRatio'>> {
  /** The folder to open; an empty one when left out. */
  readonly workspace?: string;
  /** The user's own settings, over the quiet ones. They hold for a new profile only: an existing one keeps its own. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: Theme;
  /** `ask` shows the dialog that a person sees on opening a folder for the first time. */
  readonly trust?: 'trusted' | 'restricted' | 'ask';
  /** Opened a second time it is the same person on the same machine, keys included. */
  readonly userDataFolder?: string;
}

/** VS Code with our extension installed, as a person opens it. */
export async function openWorkbench(options: OpenOptions = {}): Promise<Workbench> {
  const place = await temporaryFolder();
  const session = await openSession(options, place.path).catch(async (error: unknown) => {
    await place[Symbol.asyncDispose]();
    throw error;
  });
  return session;

  async function openSession(given: OpenOptions, temporary: string): Promise<Workbench> {
    const asked = sessionOptions(given, temporary);
    await mkdir(asked.workspace, { recursive: true });
    await writeSettings(asked.userDataFolder, settingsFor(given));
    const opened = chosenHost() === 'server' ? await openServerSession(asked) : await openDesktopSession(asked);
    const close = () => opened.close().finally(() => place[Symbol.asyncDispose]());
    return workbenchIn({ ...opened, close }, asked.workspace).catch(async (error: unknown) => {
      await close();
      throw error;
    });
  }
}

const sessionOptions = (given: OpenOptions, temporary: string): SessionOptions => ({
  origin: given.origin ?? { vsix },
  workspace: given.workspace ?? join(temporary, 'workspace'),
  userDataFolder: given.userDataFolder ?? join(temporary, 'user'),
  machineSettings: given.machineSettings ?? {},
  trustEverything: (given.trust ?? 'trusted') === 'trusted',
  pixelRatio: given.pixelRatio ?? 1,
});

const settingsFor = ({ settings = {}, theme, trust }: OpenOptions): Readonly<Record<string, unknown>> => ({
  ...quietSettings,
  ...(theme ? { 'workbench.colorTheme': themeId[theme] } : {}),
  ...(trust === 'restricted' ? { 'security.workspace.trust.startupPrompt': 'never' } : {}),
  ...settings,
});

async function writeSettings(userDataFolder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const file = userSettingsFile(userDataFolder);
  const exists = await access(file).then(
    () => true,
    () => false,
  );
  if (exists) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(settings, null, 2));
}

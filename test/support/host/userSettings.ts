import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from './choose.ts';

export type Settings = Readonly<Record<string, unknown>>;

/** Where each host keeps the user's own settings, under the folder given to it for a profile. */
const settingsFile = {
  desktop: 'User/settings.json',
  server: 'data/User/settings.json',
} as const satisfies Record<Host, string>;

export const userSettingsFile = (host: Host, profile: string): string => join(profile, settingsFile[host]);

/** For a new profile only: one that is opened again keeps what its person has set. */
export async function giveUserSettings(file: string, settings: Settings): Promise<void> {
  if ((await readUserSettings(file)) === undefined) await write(file, settings);
}

export const readUserSettings = (file: string): Promise<Settings | undefined> =>
  readFile(file, 'utf8').then(JSON.parse, () => undefined);

/** VS Code watches the file, and takes over what it finds there. */
export const changeUserSettings = async (file: string, changes: Settings): Promise<void> =>
  write(file, { ...(await readUserSettings(file)), ...changes });

async function write(file: string, settings: Settings): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(settings, null, 2));
}

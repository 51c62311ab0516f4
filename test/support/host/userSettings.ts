import { access, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Host } from './choose.ts';

export type Settings = Readonly<Record<string, unknown>>;

/** Where each host keeps the user's own settings, under the folder given to it for a profile. */
const settingsFile = {
  desktop: 'User/settings.json',
  server: 'data/User/settings.json',
} as const satisfies Record<Host, string>;

/** For a new profile only: one that is opened again keeps what its person has set. */
export async function giveUserSettings(host: Host, profile: string, settings: Settings): Promise<void> {
  const file = join(profile, settingsFile[host]);
  if (await exists(file)) return;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(settings, null, 2));
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import type { OpenOptions } from './openWorkbench.ts';
import { openWorkbench } from './openWorkbench.ts';
import type { Workbench } from './workbench.ts';

/** A folder that nobody else touches, and a Mistral on this machine that knows only the keys it was told. */
export interface Desk {
  readonly folder: string;
  readonly mistral: Player;
  read(file: string): Promise<string>;
  write(file: string, text: string): Promise<void>;
}

export interface Room extends Desk {
  readonly code: Workbench;
  /** Closes all of it, and throws if Mistral was asked for anything against its contract. */
  leave(): Promise<void>;
}

export interface RoomOptions extends Pick<OpenOptions, 'settings' | 'pixelRatio' | 'theme'> {
  /** The folder's name, which a person reads in the window. */
  readonly name?: string;
  /** Lays out the folder before the window opens on it. */
  readonly furnish?: (desk: Desk) => Promise<unknown>;
}

/** What most suites look at: VS Code with our extension, open on a folder, and Mistral played beside it. */
export async function openRoom({ name = 'desk', furnish, settings, ...look }: RoomOptions = {}): Promise<Room> {
  await using opened = new AsyncDisposableStack();
  const place = opened.use(await temporaryFolder());
  const mistral = opened.adopt(await startMistral(), (player) => player.stop());
  const desk = deskIn(join(place.path, name), mistral);
  await mkdir(desk.folder);
  await furnish?.(desk);
  const ours = { 'mistralGuard.api.server': mistral.url };
  const code = opened.use(await openWorkbench({ ...look, workspace: desk.folder, settings: { ...ours, ...settings } }));
  const all = opened.move();
  const leave = async () => {
    await all.disposeAsync();
    mistral.expectNoViolations();
  };
  return { ...desk, code, leave };
}

const deskIn = (folder: string, mistral: Player): Desk => ({
  folder,
  mistral,
  read: (file) => readFile(join(folder, file), 'utf8'),
  async write(file, text) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  },
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from '#test/support/host/chromium.ts';
import type { ServerWorkbench } from '#test/support/host/serverWorkbench.ts';
import { startServerWorkbench } from '#test/support/host/serverWorkbench.ts';
import type { Session, SessionOptions } from './session.ts';

export async function openServerSession(options: SessionOptions): Promise<Session> {
  const { userDataFolder, pixelRatio, ...rest } = options;
  const port = await rememberedPort(userDataFolder);
  const server = await startServerWorkbench({ ...rest, dataFolder: userDataFolder, ...(port ? { port } : {}) });
  await writeFile(portFile(userDataFolder), String(server.port));
  try {
    return await browse(server, options);
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function browse(server: ServerWorkbench, { userDataFolder, pixelRatio }: SessionOptions): Promise<Session> {
  const browser = await openBrowser({ profile: join(userDataFolder, 'browser'), pixelRatio });
  return {
    openWindow: async (folder) => {
      const page = await browser.newPage();
      // That it is ready is waited for by what it draws, which a loaded machine takes its time for.
      await page.goto(server.url(folder), { waitUntil: 'commit' });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** A browser keeps secrets and settings by origin, which includes the port: coming back means the same port. */
const portFile = (userDataFolder: string): string => join(userDataFolder, 'port');

const rememberedPort = (userDataFolder: string): Promise<number | undefined> =>
  readFile(portFile(userDataFolder), 'utf8').then(Number, () => undefined);

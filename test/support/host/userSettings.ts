import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';

/** Where the desktop keeps them; the server host takes them from the same place. */
export const userSettingsFile = (userDataFolder: string): string => join(userDataFolder, 'User/settings.json');

/**
 * A workbench in a browser keeps the user's settings in IndexedDB, so they are put there before it opens: the application
 * scoped ones, which no file of the server can set, are then the user's own too.
 */
export async function seedUserSettings(context: BrowserContext, port: number, userDataFolder: string): Promise<void> {
  const settings = await readFile(userSettingsFile(userDataFolder), 'utf8').catch(() => undefined);
  if (settings === undefined) return;
  const page = await context.newPage();
  await page.goto(`http://localhost:${port}/version`);
  await page.evaluate(writeIntoProfile, settings);
  await page.close();
}

/** Runs in the browser. The workbench adds its other stores when it opens the database at its own, higher version. */
function writeIntoProfile(settings: string): Promise<void> {
  const store = 'vscode-userdata-store';
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('vscode-web-db');
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction(store, 'readwrite');
      writing.objectStore(store).put(new TextEncoder().encode(settings), '/User/settings.json');
      writing.onerror = () => reject(writing.error);
      writing.oncomplete = () => resolve(database.close());
    };
  });
}

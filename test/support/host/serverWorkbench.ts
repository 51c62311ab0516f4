import { mkdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { address } from './address.ts';
import type { Server } from './server.ts';
import { installExtension, startServer } from './server.ts';

/** Where the extension comes from: its folder, to run what was just built, or its package, to run what people install. */
export type Origin = { readonly extensionDevelopmentPath: string } | { readonly vsix: string };

export interface ServerWorkbenchOptions {
  readonly origin: Origin;
  readonly workspace: string;
  /** Holds everything the server writes; give the same one again to come back to it. */
  readonly dataFolder: string;
  readonly trustEverything?: boolean;
  readonly port?: number;
}

export interface ServerWorkbench extends Server {
  /** Opens a workbench on a folder, the workspace when none is named. */
  url(folder?: string): string;
}

/** A VS Code to open in any browser. The caller opens `url()` and stops it; it ends with the caller in any case. */
export async function startServerWorkbench(options: ServerWorkbenchOptions): Promise<ServerWorkbench> {
  const { origin, dataFolder, workspace, port, trustEverything = true } = options;
  const folders = { dataFolder, extensionsFolder: join(dataFolder, 'extensions') };
  await ('vsix' in origin
    ? installExtension(origin.vsix, folders)
    : link(origin.extensionDevelopmentPath, folders.extensionsFolder));
  const server = await startServer({ ...folders, trustEverything, ...(port ? { port } : {}) });
  return { ...server, url: (folder = workspace) => address({ port: server.port, folder }) };
}

/**
 * VS Code takes a folder among its extensions for an installed one. As one "under development" it would need the test driver,
 * which silences notifications.
 */
async function link(extension: string, extensionsFolder: string): Promise<void> {
  const place = join(extensionsFolder, 'under-development');
  await mkdir(extensionsFolder, { recursive: true });
  await rm(place, { force: true });
  await symlink(extension, place, 'junction');
}

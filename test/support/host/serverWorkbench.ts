import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
  readonly machineSettings?: Readonly<Record<string, unknown>>;
  readonly trustEverything?: boolean;
  readonly port?: number;
}

export interface ServerWorkbench extends Server {
  /** Opens a workbench on a folder, the workspace when none is named. */
  url(folder?: string): string;
}

/** A VS Code to open in any browser. The caller opens `url()` and stops it; it ends with the caller in any case. */
export async function startServerWorkbench(options: ServerWorkbenchOptions): Promise<ServerWorkbench> {
  const { origin, dataFolder, workspace, port, machineSettings = {}, trustEverything = true } = options;
  const folders = { dataFolder, extensionsFolder: join(dataFolder, 'extensions') };
  await writeMachineSettings(dataFolder, machineSettings);
  if ('vsix' in origin) await installExtension(origin.vsix, folders);
  const server = await startServer({ ...folders, trustEverything, ...(port ? { port } : {}) });
  const development = 'vsix' in origin ? {} : { development: origin.extensionDevelopmentPath };
  return { ...server, url: (folder = workspace) => address({ port: server.port, folder, ...development }) };
}

async function writeMachineSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const file = join(dataFolder, 'data/Machine/settings.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(settings));
}

import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runCommand } from '#test/provision/command.ts';
import { vscodeServerMain } from '#test/provision/vscodeServer.ts';
import type { Leashed } from './leashed.ts';
import { end, startNode } from './leashed.ts';

export interface ServerOptions {
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  /** Left out, a folder opens as a person's would: restricted until it is trusted. */
  readonly trustEverything: boolean;
  /** 0, the default, lets the system choose. A browser profile belongs to a port: give it back to reopen the profile. */
  readonly port?: number;
  readonly env?: NodeJS.ProcessEnv;
}

export interface Server {
  readonly port: number;
  readonly logFile: string;
  stop(): Promise<void>;
}

export async function startServer(options: ServerOptions): Promise<Server> {
  await mkdir(options.dataFolder, { recursive: true });
  const child = startNode(commandLine(options), { env: options.env ?? {} });
  const logFile = join(options.dataFolder, 'server.log');
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const stop = () => end(child);
  try {
    return { port: await listeningPort(child, logFile), logFile, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const commandLine = ({ dataFolder, extensionsFolder, trustEverything, port = 0 }: ServerOptions): string[] => [
  vscodeServerMain,
  ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
  ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
  ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-getting-started-override'],
  // A built workbench ignores an extension under development without this.
  '--enable-smoke-test-driver',
  ...(trustEverything ? ['--disable-workspace-trust'] : []),
];

const startMilliseconds = 60_000;

function listeningPort(child: Leashed, logFile: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const failed = () => reject(new Error(`The VS Code server did not start. Its log: ${logFile}`));
  const deadline = setTimeout(failed, startMilliseconds);
  child.once('exit', failed);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const port = /listening on (\d+)$/.exec(line)?.[1];
    if (port !== undefined) resolve(Number(port));
  });
  return promise.finally(() => clearTimeout(deadline));
}

type Folders = Pick<ServerOptions, 'dataFolder' | 'extensionsFolder'>;

/** As a person would from a file, with the server's own installer. */
export async function installExtension(vsix: string, { dataFolder, extensionsFolder }: Folders): Promise<void> {
  await runCommand(process.execPath, [
    vscodeServerMain,
    '--accept-server-license-terms',
    ...['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder],
    ...['--install-extension', vsix],
  ]);
}

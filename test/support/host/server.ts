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
  /** Lets an extension under development and its tests in; with it VS Code shows no notification as a toast. */
  readonly hasTestDriver?: boolean;
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
  const child = startNode(commandLine(options), {
    env: { ...options.env, MISTRAL_GUARD_SECRET_KEY_FILE: join(options.dataFolder, 'secret-storage-key') },
  });
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

const commandLine = ({ port = 0, ...options }: ServerOptions): string[] => [
  ...['--import', new URL('./secretKey.mts', import.meta.url).href],
  vscodeServerMain,
  ...['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'],
  ...['--server-data-dir', options.dataFolder, '--extensions-dir', options.extensionsFolder],
  ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-getting-started-override'],
  ...(options.hasTestDriver ? ['--enable-smoke-test-driver'] : []),
  ...(options.trustEverything ? ['--disable-workspace-trust'] : []),
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

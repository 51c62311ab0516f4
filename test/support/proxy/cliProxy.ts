import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { inProject } from '#test/support/project.ts';

export interface CliProxy {
  readonly child: ChildProcess;
  /** The first line it printed, parsed. */
  readonly said: {
    readonly url: string;
    readonly token: string;
    readonly metricsToken: string;
    readonly tokenFile?: string;
  };
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** `mistral-guard proxy` in a process of its own, in a folder of its own, once it says that it listens. */
export async function startCliProxy(
  args: readonly string[],
  { key, folder }: { key: string; folder: string },
): Promise<CliProxy> {
  const child = spawnProxy(args, { key, folder });
  const lines = createInterface(child.stdout ?? process.stdin);
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    once(child, 'exit').then(() => undefined),
  ]);
  if (line === undefined) throw new Error('the proxy ended before it listened');
  return {
    child,
    said: JSON.parse(line),
    end: async (signal) => {
      const over = once(child, 'exit');
      child.kill(signal);
      const [code] = await over;
      return code;
    },
  };
}

export const spawnProxy = (args: readonly string[], { key, folder }: { key?: string; folder: string }): ChildProcess =>
  spawn(process.execPath, [inProject('src/cli/main.ts'), 'proxy', '--log', `${folder}/log`, ...args], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      NODE_OPTIONS: process.env.NODE_OPTIONS,
      ...(key === undefined ? {} : { MISTRAL_API_KEY: key }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

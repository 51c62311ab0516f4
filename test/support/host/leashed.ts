import type { ChildProcessByStdio, SpawnOptions } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { ownNodeFirst } from '#test/provision/command.ts';

export type Leashed = ChildProcessByStdio<Writable, Readable, Readable>;

interface LeashedOptions extends Pick<SpawnOptions, 'cwd'> {
  readonly env?: NodeJS.ProcessEnv;
}

const leash = new URL('./leash.mts', import.meta.url).href;

/** For Node's command line: the process ends when the one that holds its standard input does. */
export const onLeash: readonly string[] = ['--import', leash];

export const startNode = (args: readonly string[], options?: LeashedOptions): Leashed =>
  start(process.execPath, [...onLeash, ...args], options);

/** For a command that ends by starting Node `onLeash`. */
export function start(command: string, args: readonly string[], { cwd, env = {} }: LeashedOptions = {}): Leashed {
  return spawn(command, args, {
    cwd,
    env: { ...ownNodeFirst(), ...env, MISTRAL_GUARD_LEASHED: '1' },
    // A process group of its own, which the leash can end without ending us.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

const politeMilliseconds = 5_000;

export async function end(child: Leashed): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), politeMilliseconds);
  await exited;
  clearTimeout(force);
}

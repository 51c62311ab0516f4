import { access } from 'node:fs/promises';
import { win32 } from 'node:path';
import type { Surroundings } from './surroundings.ts';

export interface Invocation {
  readonly program: string;
  readonly args: readonly string[];
  /** The arguments are one line that Windows must not quote again. */
  readonly verbatim: boolean;
}

/**
 * How to start a tool without a shell. On Windows `gcloud` and `az` are batch files, which only cmd.exe runs, and cmd.exe
 * reads its line for itself: there, nothing but characters that mean nothing to it may pass.
 */
export async function invocationOf(
  name: string,
  args: readonly string[],
  { environment, platform }: Surroundings,
): Promise<Invocation | undefined> {
  if (platform !== 'win32' || win32.isAbsolute(name)) return { program: name, args, verbatim: false };
  const found = await findOnPath(name, environment);
  return found === undefined ? undefined : invocationOfFile(found, args, environment.ComSpec ?? 'cmd.exe');
}

export function invocationOfFile(file: string, args: readonly string[], shell: string): Invocation | undefined {
  if (!/\.(?:cmd|bat)$/i.test(file)) return { program: file, args, verbatim: false };
  if (/["%\p{Cc}]/u.test(file) || !args.every((arg) => /^[\w.:/\\=@+-]+$/.test(arg))) return undefined;
  return { program: shell, args: ['/d', '/s', '/c', `""${file}" ${args.join(' ')}"`], verbatim: true };
}

async function findOnPath(name: string, environment: Surroundings['environment']): Promise<string | undefined> {
  const path = environment.PATH ?? environment.Path ?? '';
  const folders = path.split(win32.delimiter).filter((folder) => win32.isAbsolute(folder));
  const files = folders.flatMap((folder) => ['.exe', '.cmd', '.bat'].map((end) => win32.join(folder, `${name}${end}`)));
  for (const file of files) if (await exists(file)) return file;
  return undefined;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

import { existsSync } from 'node:fs';
import { win32 } from 'node:path';

/**
 * Windows looks for a program in the folder it is started in before it looks along PATH, and that folder is somebody's
 * repository: there, git is asked for by its whole path. Elsewhere the name is enough.
 */
export function gitProgram(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  exists: (file: string) => boolean = existsSync,
): string | undefined {
  if (platform !== 'win32') return 'git';
  const path = environment.PATH ?? environment.Path ?? '';
  const folders = path.split(win32.delimiter).filter((folder) => win32.isAbsolute(folder));
  return folders.map((folder) => win32.join(folder, 'git.exe')).find(exists);
}

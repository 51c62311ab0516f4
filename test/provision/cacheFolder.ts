import { homedir } from 'node:os';
import { join } from 'node:path';

/** Outside the clone, so that a fresh clone finds what an earlier one installed. */
export function cacheFolder(name: string): string {
  return join(userCache(), 'mistral-guard', name);
}

function userCache(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData/Local');
  return process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
}

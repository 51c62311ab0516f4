import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Compiled code is kept in a folder of the person's own: one that others can write to could hold code of theirs. */
function compiledFolder(): string {
  const base = process.env.XDG_CACHE_HOME ?? process.env.LOCALAPPDATA ?? join(homedir(), '.cache');
  return join(base, 'mistral-guard', 'code');
}

// The rest is a file of its own, because what is compiled before this line is compiled anew every time.
enableCompileCache?.(compiledFolder());
void import('./start.ts');

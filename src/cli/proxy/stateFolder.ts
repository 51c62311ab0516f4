import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs of this person keep what they remember between runs. */
export function stateFolder(environment: NodeJS.ProcessEnv, platform = process.platform): string {
  if (platform === 'win32')
    return join(environment.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'mistral-guard');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'mistral-guard');
  return join(environment.XDG_STATE_HOME || join(homedir(), '.local', 'state'), 'mistral-guard');
}

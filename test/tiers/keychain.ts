import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '#test/support/host/temporaryFolder.ts';
import { inTurn, runToEnd } from './mocha.ts';
import type { Tier } from './tier.ts';

const tests = inTurn('test/keychain/**/*.test.ts', { timeoutSeconds: 30 });

/** An unlocked keyring on a message bus of its own; both end with the command they are started for. */
const withKeyring = 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$0" "$@"';

export const keychain: Tier = {
  needs: ['keyring'],
  made: ['build'],
  run: (env) => (process.platform === 'linux' ? runOnLinux(env) : runToEnd(process.execPath, tests, env)),
};

/** In a home of its own: the person's keyring is neither read nor written. */
async function runOnLinux(env: NodeJS.ProcessEnv): Promise<void> {
  await using home = await temporaryFolder();
  const own = { XDG_DATA_HOME: join(home.path, 'data'), XDG_RUNTIME_DIR: join(home.path, 'runtime') };
  for (const folder of Object.values(own)) await mkdir(folder, { mode: 0o700 });
  const command = ['--', 'sh', '-c', withKeyring, process.execPath, ...tests];
  await runToEnd('dbus-run-session', command, { ...env, ...own });
}

import type { Command } from './command.ts';
import { lazily } from './lazily.ts';

const keychain = async () => (await import('#platform/node/keychain.ts')).openKeychain();
const mistral = async () => (await import('#platform/node/mistral/mistralOverSdk.ts')).mistralOverSdk();

/** The command line, one row a command, in the order that `--help` lists them. */
export const commands: readonly Command[] = [
  lazily(
    'scan',
    'look for leaked keys in files, staged changes or history',
    async () => (await import('./scan.ts')).scan,
  ),
  lazily(
    'audit',
    'go through the security checklist of a Mistral integration',
    async () => (await import('./audit.ts')).audit,
  ),
  lazily('keys', "keep keys in your system's keychain and check them", async () =>
    (await import('./keys.ts')).keys({ keychain: await keychain(), api: await mistral() }),
  ),
  lazily('exec', 'run a command with a key in its environment', async () =>
    (await import('./exec.ts')).exec(await keychain()),
  ),
  lazily('proxy', 'guard the requests of your own programs', async () =>
    (await import('./proxy.ts')).proxy({ keychain: await keychain(), api: await mistral() }),
  ),
  lazily('hook', 'scan before every commit', async () => (await import('./hook.ts')).hook),
  lazily(
    'inspect',
    'say what the guard makes of texts: verdict, findings and what would be sent',
    async () => (await import('./inspect.ts')).inspect,
  ),
  lazily(
    'redteam',
    'try a built-in set of attacks against a policy, on this machine',
    async () => (await import('./redteam.ts')).redteam,
  ),
];

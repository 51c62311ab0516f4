import { openKeychain } from '#platform/node/keychain.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { audit } from './audit.ts';
import type { Command } from './command.ts';
import { exec } from './exec.ts';
import { hook } from './hook.ts';
import { inspect } from './inspect.ts';
import { keys } from './keys.ts';
import { proxy } from './proxy.ts';
import { redteam } from './redteam.ts';
import { scan } from './scan.ts';

const keychain = openKeychain();
const api = mistralOverSdk();

/** The command line, one row a command, in the order that `--help` lists them. */
export const commands: readonly Command[] = [
  scan,
  audit,
  keys({ keychain, api }),
  exec(keychain),
  proxy({ keychain, api }),
  hook,
  inspect,
  redteam,
];

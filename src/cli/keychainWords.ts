import type { KeychainTrouble } from '#platform/node/keychain.ts';
import type { Terminal } from './command.ts';
import { exitCode } from './command.ts';

const words = {
  absent:
    'This system has no keychain running, so there is nowhere safe to keep a key for the command line.\n' +
    'On Linux start a Secret Service (GNOME Keyring or KWallet) in your session, or pass the key in the environment.\n',
  locked: 'Your keychain is locked. Unlock it (log in to your desktop, or unlock the keyring), then try again.\n',
} as const satisfies Record<KeychainTrouble, string>;

export function explainNoKeychain(trouble: KeychainTrouble, terminal: Terminal): number {
  terminal.err(words[trouble]);
  return exitCode.noKeychain;
}

export function explainUnknownLabel(label: string, terminal: Terminal): number {
  terminal.err(`No key is called “${label}”. See: mistral-guard keys list\n`);
  return exitCode.usage;
}

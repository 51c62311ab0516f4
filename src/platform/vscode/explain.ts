import type { Action, Words } from '#core/vault/words.ts';
import type { Commands } from './commands.ts';
import type { Message, Ui } from './ui.ts';

/** What the button of each next step says. */
const buttons = {
  addKey: 'Add Key…',
  checkKey: 'Check Again',
  rotateKey: 'Rotate…',
  setExpiry: 'Set Expiry…',
  renameKey: 'Rename…',
  setDefaultKey: 'Use Another Key…',
  deleteKey: 'Delete…',
  unlock: 'Unlock',
  doctor: 'Diagnose',
  resumeRotation: 'Continue Rotation',
} as const satisfies Record<Action, string>;

/** Shows words of the vault, with their next steps as buttons that act on the same key. */
export async function explain(
  { ui, commands }: { ui: Ui; commands: Commands },
  severity: Message['severity'],
  { text, actions }: Words,
  subject?: { keyId: string },
): Promise<void> {
  await ui.show({
    severity,
    text,
    actions: actions.map((name) => ({ label: buttons[name], run: () => commands.run(name, subject) })),
  });
}

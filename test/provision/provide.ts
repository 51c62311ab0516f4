import { provideSystemPackages } from './systemPackages.ts';
import { provideVSCodeServer } from './vscodeServer.ts';

/** In this order, because building the server needs what its packages bring. */
const provisions = {
  keyring: () => provideSystemPackages('keyring'),
  'server packages': () => provideSystemPackages('server'),
  'vscode server': provideVSCodeServer,
} as const satisfies Record<string, () => Promise<void>>;

export type Provision = keyof typeof provisions;

export async function provide(wanted: ReadonlySet<Provision>): Promise<void> {
  for (const [name, bring] of Object.entries(provisions)) if (wanted.has(name as Provision)) await bring();
}

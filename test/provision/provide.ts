import { provideSystemPackages } from './systemPackages.ts';
import { provideVSCodeServer } from './vscodeServer.ts';

const provisions = {
  'system packages': provideSystemPackages,
  'vscode server': provideVSCodeServer,
} as const satisfies Record<string, () => Promise<void>>;

export type Provision = keyof typeof provisions;

/** In order, because building the server needs what the system packages bring. */
export async function provide(wanted: ReadonlySet<Provision>): Promise<void> {
  if (wanted.has('system packages')) await provisions['system packages']();
  if (wanted.has('vscode server')) await provisions['vscode server']();
}

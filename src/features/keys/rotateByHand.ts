import * as vscode from 'vscode';
import type { KeyRecord } from '#core/vault/record.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { managerName } from '#core/vault/sourceWords.ts';
import type { Services } from '#platform/vscode/services.ts';
import { adminKey } from './adminKey.ts';
import { pasteNewKey } from './driveRotation.ts';
import { otherServer } from './otherServer.ts';
import { tell } from './tell.ts';

/** What will happen comes before the browser does. */
export async function rotateByHand(services: Services, record: KeyRecord): Promise<void> {
  const { ui, commands } = services;
  const byHand = { label: vscode.l10n.t('Open Console'), run: () => start(services, record) };
  const addAdminKey = { label: vscode.l10n.t('Add Admin Key…'), run: () => commands.run('addKey') };
  await ui.show({
    severity: 'warning',
    modal: true,
    text: vscode.l10n.t('Rotate key {0} in Mistral’s console?', record.label),
    detail: [steps(record), promises(services)].map((lines) => lines.join('\n')).join('\n\n'),
    actions: adminKey(services) ? [byHand] : [byHand, addAdminKey],
  });
}

async function start(services: Services, record: KeyRecord): Promise<void> {
  const started = await services.vault.rotations.startGuided(record.id);
  if (!started.ok) return void (await tell(services, started, record.id));
  await services.commands.run('openConsole');
  await pasteNewKey(services, started.value);
}

const steps = (record: KeyRecord): readonly string[] => [
  vscode.l10n.t('1. Your browser opens the console: make a new key there and copy it.'),
  whereItGoes(record),
  vscode.l10n.t('3. Delete the old key (…{0}) in the console. It is done when that one answers 401.', record.lastFour),
];

function promises(services: Services): readonly string[] {
  const server = otherServer(services.settings);
  return [
    vscode.l10n.t('Until you paste the new key, the old one stays in use. You can leave and continue any time.'),
    ...(adminKey(services) ? [] : [vscode.l10n.t('With an Admin key added here, all of this is done for you.')]),
    ...(server ? [vscode.l10n.t('Keys are checked by {0}, not by Mistral: it has to know the new one.', server)] : []),
  ];
}

function whereItGoes(record: KeyRecord): string {
  const source = remoteSourceOf(record);
  return source === undefined
    ? vscode.l10n.t('2. Paste it here. It is checked with Mistral, then takes the place of the old one.')
    : vscode.l10n.t(
        '2. Paste it here. It is checked with Mistral, then written to {0} in place of the old one.',
        managerName(source.kind),
      );
}

import * as vscode from 'vscode';
import type { Services } from '#platform/vscode/services.ts';
import { foundKey } from './foundKey.ts';

export async function rotateLeakedKey(services: Services, argument: unknown): Promise<void> {
  const { own } = (await foundKey(services, argument)) ?? {};
  if (own !== undefined && own.is !== 'retired') return services.commands.run('rotateKey', { keyId: own.id });
  await services.ui.show({
    severity: 'info',
    text: vscode.l10n.t(
      'The vault does not hold this key, so it cannot be rotated from here. Delete it on Mistral’s API keys page.',
    ),
    actions: [{ label: vscode.l10n.t('Open Console'), run: () => services.commands.run('openConsole') }],
  });
}

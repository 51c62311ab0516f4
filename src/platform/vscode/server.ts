import * as vscode from 'vscode';
import type { ServerRefusal } from '#core/mistral/allowedServer.ts';
import { judgeServer } from '#core/mistral/allowedServer.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The server a key may be sent to, or nothing, and then the person has been told why. */
export async function serverOf({ settings, ui, commands }: Services): Promise<string | undefined> {
  const judged = judgeServer(settings.get('api.server'));
  if (judged.verdict === 'allowed') return judged.url;
  await ui.show({
    severity: 'error',
    text: refusals[judged.reason],
    actions: [{ label: vscode.l10n.t('Open Settings'), run: () => commands.run('openSettings') }],
  });
  return undefined;
}

const refusals = {
  'not a URL': vscode.l10n.t('No key was sent: the server in your settings is not a web address.'),
  'not encrypted': vscode.l10n.t('No key was sent: the server in your settings is not encrypted (https).'),
  'carries credentials': vscode.l10n.t('No key was sent: the server in your settings has a name or password in it.'),
  'carries a query or fragment': vscode.l10n.t(
    'No key was sent: the server in your settings has a query or a fragment in it.',
  ),
  'unknown host': vscode.l10n.t(
    'No key was sent: the server in your settings is neither Mistral’s nor on this machine.',
  ),
  'unusual port': vscode.l10n.t('No key was sent: the server in your settings has an unusual port.'),
} as const satisfies Record<ServerRefusal, string>;

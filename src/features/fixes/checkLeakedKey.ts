import * as vscode from 'vscode';
import type { Examination } from '#core/vault/health.ts';
import { examine } from '#core/vault/health.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Message } from '#platform/vscode/ui.ts';
import { foundKey } from './foundKey.ts';

/** One question to Mistral, after the person has read what is sent where. */
export async function checkLeakedKey(services: Services, argument: unknown): Promise<void> {
  const found = await foundKey(services, argument);
  if (found?.own !== undefined) return services.commands.run('checkKey', { keyId: found.own.id });
  const server = await serverOf(services);
  if (found === undefined || server === undefined) return;
  const { key } = found;
  const host = new URL(server).host;
  const agreed = await services.ui.confirm({
    text: vscode.l10n.t('Ask {0} whether key …{1} is live?', host, key.lastFour),
    detail: vscode.l10n.t(
      'The key is sent to {0} with a request for the list of models, and to Mistral’s other doors (Codestral, Admin) only if it is refused there. Nothing else of your file is sent, and nothing is stored.',
      host,
    ),
    yes: vscode.l10n.t('Ask'),
  });
  if (!agreed) return;
  const answer = await services.ui.progress({ title: vscode.l10n.t('Asking {0}', host) }, (signal) =>
    examine(services.mistral, key, { kind: 'unknown', host: server }, signal),
  );
  if (answer.is === 'cancelled') return;
  const { severity, text } = words[answer.is];
  await services.ui.show({
    severity,
    text: text(key.lastFour),
    actions:
      answer.is === 'refused'
        ? []
        : [{ label: vscode.l10n.t('Open Console'), run: () => services.commands.run('openConsole') }],
  });
}

interface Said {
  readonly severity: Message['severity'];
  text(ending: string): string;
}

const words = {
  answered: {
    severity: 'warning',
    text: (ending) =>
      vscode.l10n.t(
        'Key …{0} is live: whoever reads this file can use it. Move it to the vault, then rotate it.',
        ending,
      ),
  },
  refused: {
    severity: 'info',
    text: (ending) =>
      vscode.l10n.t(
        'Key …{0} is dead: Mistral answers 401 on every host it could belong to. It can be taken out of the file.',
        ending,
      ),
  },
  forbidden: {
    severity: 'warning',
    text: (ending) =>
      vscode.l10n.t('Key …{0} is known to Mistral, but may not be used (403). Delete it in the console.', ending),
  },
  hindered: {
    severity: 'warning',
    text: (ending) =>
      vscode.l10n.t('Key …{0} could not be asked about: Mistral gave no answer that tells. Try again later.', ending),
  },
} as const satisfies Record<Exclude<Examination['is'], 'cancelled'>, Said>;

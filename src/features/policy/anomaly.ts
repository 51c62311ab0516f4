import * as vscode from 'vscode';
import type { Anomaly } from '#core/guard/spend/anomaly.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Perhaps a good day, perhaps a program in a loop or somebody else with the key: the person knows which. */
export async function tellAnomaly(anomaly: Anomaly, { ui, commands }: Services): Promise<void> {
  await ui.show({
    severity: 'warning',
    text: words[anomaly.measure](anomaly),
    actions: [
      { label: vscode.l10n.t('Open Audit Log'), run: () => commands.run('openAuditLog') },
      { label: vscode.l10n.t('Show Policy'), run: () => commands.run('showPolicy') },
    ],
  });
}

const dollars = (amount: number): string => `$${amount.toFixed(2)}`;

const words = {
  dollars: ({ today, usual }) =>
    vscode.l10n.t('Requests to Mistral cost {0} today, far more than the usual {1}.', dollars(today), dollars(usual)),
  requests: ({ today, usual }) =>
    vscode.l10n.t('{0} requests went to Mistral today, far more than the usual {1}.', today, Math.round(usual)),
  blocked: ({ today, usual }) =>
    vscode.l10n.t('The guard stopped {0} requests today, far more than the usual {1}.', today, Math.round(usual)),
} as const satisfies Record<Anomaly['measure'], (anomaly: Anomaly) => string>;

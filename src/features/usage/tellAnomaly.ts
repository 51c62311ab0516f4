import * as vscode from 'vscode';
import type { Anomaly } from '#core/guard/spend/anomaly.ts';
import { dayOf } from '#core/usage/usage.ts';
import type { Services } from '#platform/vscode/services.ts';
import { anomalyText } from './anomalyText.ts';

/** At most one word a day, whatever is unusual about it and however many windows see it. */
export async function tellAnomaly({ ui, commands, memory, clock }: Services, anomaly: Anomaly): Promise<void> {
  const today = dayOf(clock.now());
  if (memory.usageAlert() === today) return;
  await memory.setUsageAlert(today);
  await ui.show({
    severity: 'warning',
    text: anomalyText(anomaly),
    actions: [
      { label: vscode.l10n.t('Show Usage'), run: () => commands.run('showUsage') },
      { label: vscode.l10n.t('Show Policy'), run: () => commands.run('showPolicy') },
    ],
  });
}

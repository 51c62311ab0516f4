import * as vscode from 'vscode';
import { dollarsWith } from '#core/amounts.ts';
import type { Anomaly } from '#core/guard/spend/anomaly.ts';

/** Perhaps a good day, perhaps a program in a loop or somebody else with the key: the person knows which. */
export const anomalyText = (anomaly: Anomaly): string => words[anomaly.measure](anomaly);

const dollars = (amount: number): string => dollarsWith(amount, 2);

const words = {
  dollars: ({ today, usual }) =>
    vscode.l10n.t('Requests to Mistral cost {0} today, far more than the usual {1}.', dollars(today), dollars(usual)),
  requests: ({ today, usual }) =>
    vscode.l10n.t('{0} requests went to Mistral today, far more than the usual {1}.', today, Math.round(usual)),
  blocked: ({ today, usual }) =>
    vscode.l10n.t('The guard stopped {0} requests today, far more than the usual {1}.', today, Math.round(usual)),
} as const satisfies Record<Anomaly['measure'], (anomaly: Anomaly) => string>;

import * as vscode from 'vscode';

/** `$3.12 of $20 this month  ▓▓░░░░░░░░`; nothing to say of nothing. */
export function spendLine(spent: number | undefined, budget: number | undefined): string | undefined {
  if (spent === undefined || (spent === 0 && budget === undefined)) return undefined;
  if (budget === undefined) return vscode.l10n.t('{0} this month', dollars(spent));
  return `${vscode.l10n.t('{0} of {1} this month', dollars(spent), `$${budget}`)}  ${bar(spent / budget)}`;
}

const dollars = (amount: number): string => (amount > 0 && amount < 0.01 ? '< $0.01' : `$${amount.toFixed(2)}`);

const cells = 10;

function bar(share: number): string {
  const full = Math.min(cells, Math.max(0, Math.round(share * cells)));
  return '▓'.repeat(full) + '░'.repeat(cells - full);
}

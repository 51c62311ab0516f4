import * as vscode from 'vscode';
import { limitInDollars } from '#core/amounts.ts';
import { dollars } from '#core/guard/spend/dollars.ts';

/** `$3.12 of $20 this month  ▓▓░░░░░░░░`; nothing to say of nothing. */
export function spendLine(spent: number | undefined, budget: number | undefined): string | undefined {
  if (spent === undefined || (spent === 0 && budget === undefined)) return undefined;
  if (budget === undefined) return vscode.l10n.t('{0} this month', dollars(spent));
  return `${vscode.l10n.t('{0} of {1} this month', dollars(spent), limitInDollars(budget))}  ${bar(spent / budget)}`;
}

const cells = 10;

function bar(share: number): string {
  const full = Math.min(cells, Math.max(0, Math.round(share * cells)));
  return '▓'.repeat(full) + '░'.repeat(cells - full);
}

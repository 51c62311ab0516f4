import * as vscode from 'vscode';
import { limitInDollars } from '#core/amounts.ts';
import { dollars } from '#core/guard/spend/dollars.ts';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';
import type { Profile } from '#core/vault/profile.ts';
import { defaultProfile } from '#core/vault/profile.ts';
import { sensitivityWord } from '#core/vault/sensitivityWord.ts';
import { profileLines } from './profileLines.ts';

interface Moment {
  /** Whether this workspace works in it. */
  readonly isChosen: boolean;
  /** Dollars of this month; not known until the log was read. */
  readonly spent: number | undefined;
}

export function profileRow(profile: Profile, { isChosen, spent }: Moment): vscode.TreeItem {
  const { id, label, sensitivity, pool } = profile;
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Expanded);
  const words = (spend: string) => [
    spend,
    ...(isUsedUp(profile, spent) ? [vscode.l10n.t('budget used up')] : []),
    ...(isChosen ? [vscode.l10n.t('this workspace')] : []),
    sensitivityWord(sensitivity),
    ...(pool === undefined ? [] : [vscode.l10n.t('pool')]),
  ];
  item.id = `profile/${id}`;
  item.description = words(spendWords(profile, spent)).join(' · ');
  item.accessibilityInformation = { label: [label, ...words(spokenSpend(profile, spent))].join(', ') };
  item.iconPath = new vscode.ThemeIcon(
    isChosen ? 'folder-active' : 'folder',
    isUsedUp(profile, spent) ? new vscode.ThemeColor('list.errorForeground') : undefined,
  );
  item.tooltip = tooltipOf(profile);
  item.contextValue = id === defaultProfile.id ? 'profile' : 'profile removable';
  return item;
}

const isUsedUp = ({ monthlyBudget }: Profile, spent = 0): boolean =>
  monthlyBudget !== undefined && spent >= monthlyBudget;

/** `$3.12 / $20`. */
export function spendWords({ monthlyBudget }: Profile, spent: number | undefined): string {
  if (monthlyBudget === undefined)
    return spent ? vscode.l10n.t('{0} this month', dollars(spent)) : vscode.l10n.t('no budget');
  return spent === undefined
    ? vscode.l10n.t('{0} a month', limitInDollars(monthlyBudget))
    : `${dollars(spent)} / ${limitInDollars(monthlyBudget)}`;
}

/** A slash is no word. */
const spokenSpend = (profile: Profile, spent: number | undefined): string =>
  profile.monthlyBudget === undefined || spent === undefined
    ? spendWords(profile, spent)
    : vscode.l10n.t('{0} of {1} this month', dollars(spent), limitInDollars(profile.monthlyBudget));

function tooltipOf(profile: Profile): vscode.MarkdownString {
  const text = new vscode.MarkdownString('', true);
  for (const { label, now } of Object.values(profileLines))
    text.appendMarkdown(`${label}: ${escapeMarkdown(now(profile))}  \n`);
  return text;
}

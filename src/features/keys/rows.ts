import * as vscode from 'vscode';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';
import { spokenLanguage } from '#core/say.ts';
import { kindWords } from '#core/vault/kindWords.ts';
import { originWords } from '#core/vault/originWords.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { ago, shortSpan } from '#core/vault/relativeTime.ts';
import type { Rotation } from '#core/vault/rotation.ts';
import { canRotate } from '#core/vault/rotationStart.ts';
import { stepWords } from '#core/vault/rotationWords.ts';
import { whereItLives } from '#core/vault/sourceWords.ts';
import type { KeyView } from '#core/vault/state.ts';
import { isUsable } from '#core/vault/state.ts';
import { describeKey, explainState, shortState } from '#core/vault/words.ts';
import { keyIcon } from '#platform/vscode/keyIcon.ts';

interface Moment {
  readonly now: number;
  /** The rotation that is to replace it. */
  readonly rotation: Rotation | undefined;
  /** Whether the system's keychain has a copy. */
  readonly mirrored: boolean;
}

export function keyRow(view: KeyView, moment: Moment): vscode.TreeItem {
  const { record, state } = view;
  const item = new vscode.TreeItem(record.label);
  item.id = record.id;
  item.description = [describeKey(view, moment.now), ...under(moment)].join(' · ');
  item.iconPath = iconOf(view, moment);
  item.tooltip = keyTooltip(view, moment);
  item.contextValue = contextOf(view, moment);
  item.accessibilityInformation = {
    label: spoken(view, [record.label, shortState(state, moment.now), ...under(moment)].join(', ')),
  };
  return item;
}

/** Letter by letter: a screen reader would make a word of the four. */
function spoken({ record, isDefault }: KeyView, how: string): string {
  const ending = [...record.lastFour].join(' ');
  return isDefault
    ? vscode.l10n.t('{0}, ends in {1}, default', how, ending)
    : vscode.l10n.t('{0}, ends in {1}', how, ending);
}

/** Short, to be read beside the label. A retiring key says by itself that it still answers. */
function under({ rotation }: Moment): readonly string[] {
  if (rotation === undefined || rotation.step.is === 'proving') return [];
  return [rotation.step.is === 'pasting' ? vscode.l10n.t('rotation waits') : vscode.l10n.t('rotating')];
}

/** Until the new key is pasted, it is the person's turn: that shows before how the old one is. */
const iconOf = ({ state }: KeyView, { rotation }: Moment): vscode.ThemeIcon =>
  rotation?.step.is === 'pasting'
    ? new vscode.ThemeIcon('sync', new vscode.ThemeColor('list.warningForeground'))
    : keyIcon(state);

/** What the `when` clauses of the row's menus ask. */
function contextOf({ record, state, isDefault }: KeyView, { rotation, mirrored }: Moment): string {
  const rotating = rotation !== undefined;
  const rotatable = canRotate(record) && !rotating;
  const words = {
    [state.is]: true,
    default: isDefault,
    candidate: !isDefault && record.kind !== 'admin' && record.retiring === undefined,
    rotatable,
    rotating,
    mirrored,
    unmirrored: !mirrored,
    usable: isUsable(state) && record.kind !== 'admin',
  };
  return ['key', ...Object.entries(words).flatMap(([word, holds]) => (holds ? [word] : []))].join(' ');
}

function keyTooltip(view: KeyView, { now, rotation }: Moment): vscode.MarkdownString {
  const { record } = view;
  const source = remoteSourceOf(record);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [vscode.l10n.t('Ends in'), `…${record.lastFour}`],
    [vscode.l10n.t('Kind'), kindWords(record.kind)],
    [vscode.l10n.t('Workspace'), record.owner?.workspace],
    [vscode.l10n.t('Organisation'), record.owner?.organisation],
    [vscode.l10n.t('Lives in'), source && whereItLives(source)],
    [vscode.l10n.t('Server'), new URL(record.host).host],
    [vscode.l10n.t('Checked'), record.lastCheck && ago(record.lastCheck.at, now)],
    [vscode.l10n.t('Rotation'), rotation && stepWords(rotation.step.is)],
    [vscode.l10n.t('Last used'), record.lastUsedAt === undefined ? undefined : dayText(record.lastUsedAt)],
    [vscode.l10n.t('Expires'), record.expiresAt === undefined ? undefined : expiry(record.expiresAt, now)],
    [vscode.l10n.t('Added'), `${ago(record.createdAt, now)}, ${originWords(record.addedFrom)}`],
  ];
  const text = new vscode.MarkdownString('', true);
  text.appendMarkdown(`${escapeMarkdown(explainState(view, now).text)}\n\n`);
  for (const [name, value] of facts) if (value) text.appendMarkdown(`- ${name}: ${escapeMarkdown(value)}\n`);
  return text;
}

const dayText = (moment: number): string =>
  new Date(moment).toLocaleDateString(spokenLanguage(), { dateStyle: 'medium', timeZone: 'UTC' });

const expiry = (moment: number, now: number): string =>
  `${dayText(moment)} (${moment > now ? vscode.l10n.t('in {0}', shortSpan(moment - now)) : ago(moment, now)})`;

import * as vscode from 'vscode';
import { isKeepable } from '#core/fixes/keepable.ts';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { Finding } from '#core/scan/finding.ts';
import { forReport } from '#core/scan/place.ts';
import type { Severity } from '#core/scan/rule.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Found, Group, Grouping } from './grouping.ts';
import { worst } from './grouping.ts';
import { reasonsOf } from './hover.ts';

/** As the Problems view draws them. */
const icons = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  info: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', undefined],
} as const satisfies Record<Severity, readonly [string, string | undefined]>;

const plural = {
  error: vscode.l10n.t('Errors'),
  warning: vscode.l10n.t('Warnings'),
  info: vscode.l10n.t('Information'),
  hint: vscode.l10n.t('Hints'),
} as const;

export function iconOf(severity: Severity): vscode.ThemeIcon {
  const [shape, colour] = icons[severity];
  return new vscode.ThemeIcon(shape, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

export function groupRow(group: Group, ticked: boolean): vscode.TreeItem {
  const item = group.by === 'file' ? fileRow(group) : new vscode.TreeItem(nameOf(group), expanded);
  item.id = `${group.by}/${group.id}`;
  item.contextValue = 'group';
  item.checkboxState = checkbox(ticked);
  if (group.by !== 'file') item.iconPath = iconOf(worst(group));
  if (group.by !== 'file') item.description = String(group.members.length);
  return item;
}

const expanded = vscode.TreeItemCollapsibleState.Expanded;

function fileRow({ id, members }: Group): vscode.TreeItem {
  const uri = vscode.Uri.parse(id, true);
  const path = vscode.workspace.asRelativePath(uri);
  const item = new vscode.TreeItem(uri, expanded);
  item.label = path.split('/').at(-1) ?? path;
  item.description = [path.split('/').slice(0, -1).join('/'), stateOf(members)]
    .filter((each) => each !== '')
    .join('  ');
  item.iconPath = vscode.ThemeIcon.File;
  item.tooltip = path;
  return item;
}

/** That git has the file weighs more than what stands in it. */
const stateOf = (members: readonly Found[]): string =>
  members.some(({ finding }) => finding.rule === dotenvRule.id) ? vscode.l10n.t('(not ignored by git)') : '';

const nameOf = ({ by, id, members }: Group): string => (by === 'severity' ? plural[worst({ members })] : id);

export function findingRow({ uri, finding }: Found, by: Grouping, ticked: boolean): vscode.TreeItem {
  const path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const name = path.split('/').at(-1) ?? path;
  const item = new vscode.TreeItem(by === 'rule' ? name : shortMessage(finding));
  item.description = by === 'severity' ? `${name} ${placeOf(finding)}` : placeOf(finding);
  item.iconPath = iconOf(finding.severity);
  item.contextValue = contextOf(uri, finding);
  item.checkboxState = checkbox(ticked);
  item.tooltip = tooltipOf(finding, path);
  item.command = {
    command: commandId('revealFinding'),
    title: vscode.l10n.t('Show Finding'),
    arguments: [{ uri, finding }],
  };
  item.accessibilityInformation = { label: `${finding.severity}: ${finding.message}, ${path} ${placeOf(finding)}` };
  return item;
}

const checkbox = (ticked: boolean): vscode.TreeItemCheckboxState =>
  ticked ? vscode.TreeItemCheckboxState.Checked : vscode.TreeItemCheckboxState.Unchecked;

function placeOf({ range, cell }: Finding): string {
  const { row, column } = forReport((cell ?? { range }).range.start);
  if (cell === undefined) return `${row}:${column}`;
  return cell.part === 'output'
    ? vscode.l10n.t('cell {0}, output', cell.index + 1)
    : vscode.l10n.t('cell {0}, {1}', cell.index + 1, `${row}:${column}`);
}

/** A row is narrow, and its place should be seen too: of a key no more than which, of anything else the words of its rule. */
function shortMessage({ message, rule, explanation }: Finding): string {
  if (rule === dotenvRule.id) return vscode.l10n.t('Git does not ignore this');
  if (!rule.startsWith('secret/')) return explanation.title ?? message;
  return message.replace(/^Hard-coded /, '').replace(/\(?(…\w{4})\b.*$/, '$1');
}

/** What the menus of the row ask. */
function contextOf(uri: string, { rule, cell, explanation }: Finding): string {
  const own = explanation.tier === 'own key';
  const isKey = isKeepable(rule);
  const isOutput = cell?.part === 'output';
  const words = {
    movable: isKey && !isOutput,
    untrackable: rule === dotenvRule.id,
    clearable: isOutput,
    askable: isKey && !own,
    own: isKey && own,
    ignorable: !isOutput && canIgnore(uri),
  };
  return ['finding', ...Object.entries(words).flatMap(([word, holds]) => (holds ? [word] : []))].join(' ');
}

/** The language of a closed file is not known; what surely has no comments is. */
const canIgnore = (uri: string): boolean => !/\.(?:json|lock|csv|txt)$/.test(uri);

const tooltipOf = (finding: Finding, path: string): vscode.MarkdownString =>
  new vscode.MarkdownString('', true).appendMarkdown(
    [escapeMarkdown(finding.message), reasonsOf([finding]).value, escapeMarkdown(`${path} · ${finding.rule}`)].join(
      '\n\n',
    ),
  );

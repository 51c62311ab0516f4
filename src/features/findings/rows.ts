import * as vscode from 'vscode';
import { canComment } from '#core/fixes/comments.ts';
import { isKeepable } from '#core/fixes/keepable.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { Finding } from '#core/scan/finding.ts';
import { forReport } from '#core/scan/place.ts';
import type { Severity } from '#core/scan/rule.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import type { Found, Group } from './grouping.ts';
import { worst } from './grouping.ts';
import { reasonsOf } from './hover.ts';

/** As the Problems view draws them. */
const icons = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  info: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', undefined],
} as const satisfies Record<Severity, readonly [string, string | undefined]>;

const plural = { error: 'Errors', warning: 'Warnings', info: 'Information', hint: 'Hints' } as const;

export function iconOf(severity: Severity): vscode.ThemeIcon {
  const [shape, colour] = icons[severity];
  return new vscode.ThemeIcon(shape, colour === undefined ? undefined : new vscode.ThemeColor(colour));
}

export function groupRow(group: Group): vscode.TreeItem {
  const item = group.by === 'file' ? fileRow(group) : new vscode.TreeItem(titleOf(group), expanded);
  item.id = `${group.by}/${group.id}`;
  item.contextValue = 'group';
  if (group.by === 'severity') item.iconPath = iconOf(worst(group));
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
  members.some(({ finding }) => finding.rule === dotenvRule.id) ? '(not ignored by git)' : '';

const titleOf = ({ by, id, members }: Group): string => (by === 'severity' ? plural[worst({ members })] : id);

export function findingRow({ uri, finding }: Found, inFileGroup: boolean, own: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(shortMessage(finding));
  const { row, column } = forReport((finding.cell ?? finding).range.start);
  const place = finding.cell === undefined ? `${row}:${column}` : `cell ${finding.cell.index + 1}, ${row}:${column}`;
  item.description = inFileGroup ? place : `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri))} ${place}`;
  item.iconPath = iconOf(finding.severity);
  item.contextValue = contextOf(uri, finding, own);
  item.tooltip = tooltipOf(finding);
  item.command = { command: commandId('revealFinding'), title: 'Show Finding', arguments: [{ uri, finding }] };
  item.accessibilityInformation = { label: `${finding.severity}: ${finding.message}, ${item.description}` };
  return item;
}

/** A row is narrow, and its place should be seen too: what the icon or the hover says as well is left out. */
function shortMessage({ message, explanation: { owner } }: Finding): string {
  const bare = message.replace(/^Hard-coded /, '');
  return owner === undefined ? bare : bare.replace(` (${owner})`, '');
}

/** What the menus of the row ask. */
function contextOf(uri: string, { rule, cell }: Finding, own: boolean): string {
  const isKey = isKeepable(rule);
  const isOutput = cell?.part === 'output';
  const words = {
    movable: isKey && !isOutput,
    untrackable: rule === dotenvRule.id,
    askable: isKey && !own,
    own,
    ignorable: !isOutput && canIgnore(uri),
  };
  return ['finding', ...Object.entries(words).flatMap(([word, holds]) => (holds ? [word] : []))].join(' ');
}

/** The language of a closed file is not known; what surely has no comments is. */
const canIgnore = (uri: string): boolean => !/\.(?:json|lock|csv|txt)$/.test(uri) || canComment(uri);

const tooltipOf = (finding: Finding): vscode.MarkdownString =>
  new vscode.MarkdownString('', true)
    .appendText(`${finding.message}\n\n`)
    .appendMarkdown(reasonsOf(finding).value)
    .appendMarkdown('\n')
    .appendText(finding.rule);

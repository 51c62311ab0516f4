import * as vscode from 'vscode';
import { dollarsWith } from '#core/amounts.ts';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Reason } from '#core/guard/verdict.ts';
import type { TokenRecord } from '#core/proxy/door/token.ts';
import type { Entry } from '#core/proxy/entry.ts';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';
import { timeLeft } from './tokens.ts';

const { l10n } = vscode;

type Look = { readonly icon: string; readonly colour?: string; readonly word: () => string };

/** Shape and word first; the colour only repeats them. */
const looks: Readonly<Record<AuditRecord['outcome'] | 'warned', Look>> = {
  answered: { icon: 'pass-filled', colour: 'testing.iconPassed', word: () => l10n.t('answered') },
  warned: { icon: 'warning', colour: 'list.warningForeground', word: () => l10n.t('answered, with a warning') },
  blocked: { icon: 'circle-slash', colour: 'list.errorForeground', word: () => l10n.t('blocked') },
  stopped: { icon: 'circle-slash', colour: 'list.errorForeground', word: () => l10n.t('stopped') },
  failed: { icon: 'error', colour: 'list.errorForeground', word: () => l10n.t('failed') },
  cancelled: { icon: 'circle-outline', word: () => l10n.t('given up') },
};

/** Why it went no further, in a word; the codes are in the tooltip. */
const reasons: Readonly<Record<Reason['stage'], () => string>> = {
  validate: () => l10n.t('too long, or empty'),
  injection: () => l10n.t('reads like an injection'),
  redact: () => l10n.t('holds what must stay here'),
  moderation: () => l10n.t('the moderation refused'),
  output: () => l10n.t('the answer gave something away'),
  budget: () => l10n.t('the budget is used up'),
  connection: () => l10n.t('too many requests'),
};

const isStage = (word: string): word is Reason['stage'] => Object.hasOwn(reasons, word);

function outcomeWords(look: Look, { outcome, stage }: AuditRecord): string {
  const isOver = outcome === 'blocked' || outcome === 'stopped';
  return isOver && stage !== undefined && isStage(stage) ? `${look.word()}: ${reasons[stage]()}` : look.word();
}

const lookOf = ({ outcome, codes }: AuditRecord): Look =>
  looks[outcome === 'answered' && codes.length > 0 ? 'warned' : outcome];

export function requestRow({ at, path, status, record }: Entry): vscode.TreeItem {
  const look = lookOf(record);
  const item = new vscode.TreeItem(clock(at));
  item.iconPath = new vscode.ThemeIcon(
    look.icon,
    look.colour === undefined ? undefined : new vscode.ThemeColor(look.colour),
  );
  const tokens = record.tokens.prompt + record.tokens.completion;
  const cost = tokens === 0 ? [] : [l10n.t('{0} tokens', tokens), money(record.dollars)];
  const model = record.model === 'none' ? [] : [record.model];
  item.description = [outcomeWords(look, record), shortPath(path), ...model, ...cost].join(' · ');
  item.tooltip = tooltip(look, path, status, record);
  item.contextValue = 'request';
  item.accessibilityInformation = { label: `${clock(at)}, ${item.description}` };
  return item;
}

function tooltip(look: Look, path: string, status: number, record: AuditRecord): vscode.MarkdownString {
  const redacted = Object.entries(record.redacted).map(([type, count]) => `${count} ${type}`);
  const rows: readonly (readonly [string, string])[] = [
    [l10n.t('Path'), path],
    [l10n.t('Outcome'), `${look.word()} (${status})`],
    [l10n.t('Took'), `${record.milliseconds} ms`],
    [l10n.t('Tokens'), l10n.t('{0} in, {1} out', record.tokens.prompt, record.tokens.completion)],
    [l10n.t('Redacted'), redacted.join(', ') || l10n.t('nothing')],
    ...(record.codes.length > 0 ? [[l10n.t('Noticed'), record.codes.slice(0, 6).join(', ')] as const] : []),
    ...(record.error === undefined ? [] : [[l10n.t('Error'), record.error] as const]),
  ];
  const text = new vscode.MarkdownString('| | |\n|:--|:--|\n');
  for (const [name, value] of rows) text.appendMarkdown(`| ${name}&nbsp;&nbsp; | ${escapeMarkdown(value)} |\n`);
  return text;
}

export function tokenRow(record: TokenRecord, now: number): vscode.TreeItem {
  const item = new vscode.TreeItem(record.label);
  item.iconPath = new vscode.ThemeIcon('key');
  item.description = [...(record.scope.policy === 'strict' ? [l10n.t('strict')] : []), timeLeft(record, now)].join(
    ' · ',
  );
  item.contextValue = 'token';
  return item;
}

/** A side bar is narrow: `chat`, `fim`, `embeddings`. */
const shortPath = (path: string): string => path.replace('/v1/', '').replace(/\/completions$/, '');

const clock = (at: number): string => new Date(at).toTimeString().slice(0, 8);

const money = (dollars: number): string => dollarsWith(dollars, dollars < 0.01 ? 5 : 2);

import * as vscode from 'vscode';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';
import { spokenLanguage } from '#core/say.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { ago, longSpan } from '#core/vault/relativeTime.ts';
import { whereItLives } from '#core/vault/sourceWords.ts';
import type { KeyState, KeyView } from '#core/vault/state.ts';
import { worstFirst } from '#core/vault/state.ts';
import { explainState } from '#core/vault/words.ts';
import { keyIcon } from '#platform/vscode/keyIcon.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import { secretPlace } from '#platform/vscode/secretPlace.ts';

export interface Glance {
  readonly main: KeyView;
  readonly others: readonly KeyView[];
  readonly profile: string;
  readonly findings: string;
  /** Of this month, when there is anything to say. */
  readonly spend: string | undefined;
  readonly now: number;
}

interface Line {
  readonly name: string;
  readonly value: string;
  readonly icon?: string;
  readonly link?: Link;
}

interface Link {
  readonly words: string;
  readonly command: string;
  readonly keyId?: string;
}

/** What a person wants to know at a glance, and beside it what they may want to do about it. */
export function tooltip(glance: Glance): vscode.MarkdownString {
  const lines = linesOf(glance);
  const footer = footerOf();
  const text = new vscode.MarkdownString('**Mistral Guard**\n\n| | | |\n|:--|:--|--:|\n', true);
  text.isTrusted = { enabledCommands: [...lines.flatMap(({ link }) => link ?? []), ...footer].map((l) => l.command) };
  for (const { name, icon, value, link } of lines)
    text.appendMarkdown(
      `| ${escapeMarkdown(name)}${wide} | ${icon ? `$(${icon}) ` : ''}${escapeMarkdown(value)} | ${link ? wide + written(link) : ''} |\n`,
    );
  return text.appendMarkdown(`\n---\n\n${footer.map(written).join(' \u2002·\u2002 ')}`);
}

const wide = '&nbsp;&nbsp;&nbsp;';

/** Only ids go into a link: what a label says is never part of a command. It stays on its line, the sentence beside it breaks. */
const written = ({ words, command, keyId }: Link): string =>
  `[${escapeMarkdown(words).replaceAll(' ', '&nbsp;')}](command:${command}${keyId === undefined ? '' : `?${encodeURIComponent(JSON.stringify([{ keyId }]))}`})`;

const footerOf = (): readonly Link[] => [
  { words: vscode.l10n.t('Show keys'), command: `${viewId('keys')}.focus` },
  { words: vscode.l10n.t('Switch key'), command: commandId('setDefaultKey') },
  { words: vscode.l10n.t('Settings'), command: commandId('openSettings') },
];

function linesOf(glance: Glance): readonly Line[] {
  const { main, others, profile, findings, spend } = glance;
  return [
    { name: vscode.l10n.t('Key'), value: `${main.record.label} …${main.record.lastFour}` },
    healthLine(vscode.l10n.t('Health'), glance, main),
    ...expiryLine(glance),
    { name: vscode.l10n.t('Profile'), value: profile },
    storageLine(main),
    ...(spend === undefined ? [] : [{ name: vscode.l10n.t('Spend'), value: spend }]),
    findingsLine(findings),
    ...otherLines(glance, others),
  ];
}

/** More would push what is said of the key in use off the screen. */
const othersTold = 3;

function otherLines(glance: Glance, others: readonly KeyView[]): readonly Line[] {
  const unsaid = new Set<KeyState['is']>([
    'ok',
    'unchecked',
    ...(glance.main.state.is === 'locked' ? ['locked' as const] : []),
  ]);
  const troubled = worstFirst(others.filter(({ state }) => !unsaid.has(state.is)));
  const told = troubled.slice(0, othersTold).map((view) => healthLine(vscode.l10n.t('Also'), glance, view));
  const untold = troubled.length - told.length;
  return untold === 0 ? told : [...told, untoldLine(untold)];
}

const untoldLine = (count: number): Line => ({
  name: '',
  value: count === 1 ? vscode.l10n.t('and one more key') : vscode.l10n.t('and {0} more keys', count),
  link: { words: vscode.l10n.t('Show'), command: `${viewId('keys')}.focus` },
});

const healthLine = (name: string, { now }: Glance, view: KeyView): Line => ({
  name,
  icon: keyIcon(view.state).id,
  value: `${explainState(view, now).text}${checkedBefore(view, now)}`,
  link: remedyFor(view),
});

/** Asking Mistral helps none that cannot be read. */
function remedyFor({ state, record }: KeyView): Link {
  if (state.is === 'locked') return { words: vscode.l10n.t('Unlock'), command: commandId('unlock') };
  if (state.is === 'lost') return { words: vscode.l10n.t('Add again'), command: commandId('addKey') };
  return { words: vscode.l10n.t('Check now'), command: commandId('checkKey'), keyId: record.id };
}

/** What was found then does not count for these, or their sentence tells it already. */
const withoutCheck: ReadonlySet<KeyState['is']> = new Set(['ok', 'offline', 'locked', 'lost']);

const checkedBefore = ({ record: { lastCheck }, state }: KeyView, now: number): string =>
  lastCheck === undefined || withoutCheck.has(state.is)
    ? ''
    : ` ${vscode.l10n.t('Checked {0}.', ago(lastCheck.at, now))}`;

function expiryLine({ main: { record, state }, now }: Glance): readonly Line[] {
  if (record.expiresAt === undefined) return [];
  const day = new Date(record.expiresAt).toLocaleDateString(spokenLanguage(), { day: 'numeric', month: 'short' });
  const value =
    record.expiresAt > now
      ? vscode.l10n.t('in {0} ({1})', longSpan(record.expiresAt - now), day)
      : vscode.l10n.t('{0} ago ({1})', longSpan(now - record.expiresAt), day);
  const rotate = { words: vscode.l10n.t('Rotate…'), command: commandId('rotateKey'), keyId: record.id };
  return [{ name: vscode.l10n.t('Expires'), value, ...(state.is !== 'retiring' && { link: rotate }) }];
}

function storageLine({ record }: KeyView): Line {
  const source = remoteSourceOf(record);
  return {
    name: vscode.l10n.t('Storage'),
    value: source === undefined ? secretPlace() : whereItLives(source),
    link: { words: vscode.l10n.t('Diagnose'), command: commandId('doctor') },
  };
}

const findingsLine = (value: string): Line => ({
  name: vscode.l10n.t('Findings'),
  value,
  link: { words: vscode.l10n.t('Show'), command: `${viewId('findings')}.focus` },
});

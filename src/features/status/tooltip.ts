import * as vscode from 'vscode';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { ago, longSpan } from '#core/vault/relativeTime.ts';
import { whereItLives } from '#core/vault/sourceWords.ts';
import type { KeyView } from '#core/vault/state.ts';
import { explainState } from '#core/vault/words.ts';
import type { CommandName } from '#platform/vscode/manifest/commands.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';

export interface Glance {
  readonly main: KeyView;
  readonly others: readonly KeyView[];
  readonly profile: string;
  readonly findings: string;
  readonly now: number;
}

const links = {
  checkKey: 'Check now',
  setDefaultKey: 'Switch key',
  rotateKey: 'Rotate',
  doctor: 'Diagnose',
  openSettings: 'Settings',
} as const satisfies Partial<Record<CommandName, string>>;

const names = Object.keys(links) as (keyof typeof links)[];

/** What a person wants to know at a glance, and the few things they may want to do about it. */
export function tooltip(glance: Glance): vscode.MarkdownString {
  const text = new vscode.MarkdownString('**Mistral Guard**\n\n| | |\n|:--|:--|\n', true);
  text.isTrusted = { enabledCommands: names.map(commandId) };
  for (const [name, value] of rows(glance))
    text.appendMarkdown(`| ${name}&nbsp;&nbsp;&nbsp; | ${escapeMarkdown(value)} |\n`);
  return text.appendMarkdown(
    `\n---\n\n${names.map((name) => link(name, glance.main.record.id)).join(' \u2002·\u2002 ')}`,
  );
}

function rows({ main, others, profile, findings, now }: Glance): readonly (readonly [string, string])[] {
  const { record, state } = main;
  const troubled = others.filter((view) => !['ok', 'unchecked'].includes(view.state.is));
  return [
    ['Key', `${record.label} …${record.lastFour}`],
    ['Health', explainState(main, now).text],
    ...when(record.lastCheck && state.is !== 'ok', 'Checked', () => ago(record.lastCheck?.at ?? now, now)),
    ...when(record.expiresAt !== undefined, 'Expires', () => expiry(record.expiresAt ?? now, now)),
    ['Profile', profile],
    ['Storage', storageOf(record)],
    ['Findings', findings],
    ...troubled.map((view) => ['Also', explainState(view, now).text] as const),
  ];
}

const storageOf = (record: KeyRecord): string => {
  const source = remoteSourceOf(record);
  return source === undefined ? 'VS Code’s secret storage' : whereItLives(source);
};

const when = (holds: unknown, name: string, value: () => string): readonly (readonly [string, string])[] =>
  holds ? [[name, value()]] : [];

const expiry = (moment: number, now: number): string =>
  moment > now ? `in ${longSpan(moment - now)}` : `${longSpan(now - moment)} ago`;

/** Only ids go into a link: what a label says is never part of a command. */
function link(name: keyof typeof links, keyId: string): string {
  const subject =
    name === 'checkKey' || name === 'rotateKey' ? `?${encodeURIComponent(JSON.stringify([{ keyId }]))}` : '';
  return `[${links[name]}](command:${commandId(name)}${subject})`;
}

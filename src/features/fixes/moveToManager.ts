import * as vscode from 'vscode';
import type { SourceInCode } from '#core/fixes/managerCode.ts';
import { isSourceInCode, managersInCode } from '#core/fixes/managerCode.ts';
import { explainObstacle } from '#core/fixes/obstacle.ts';
import { explainError } from '#core/vault/errorWords.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { sentencesOf, whereItLives } from '#core/vault/sourceWords.ts';
import { askManager, askPlace } from '#platform/vscode/askSource.ts';
import { explain } from '#platform/vscode/explain.ts';
import { freeLabel } from '#platform/vscode/freeLabel.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { FoundKey } from './foundKey.ts';
import { foundKey, locate } from './foundKey.ts';
import { managerRewriteOf, replaceKey } from './rewrite.ts';

/** Stored there, read back from there, and only then taken out of the file. */
export async function moveToManager(services: Services, argument: unknown): Promise<void> {
  const found = await foundKey(services, argument);
  const source = found && (homeOf(services, found) ?? (await askSource(services, found)));
  if (found === undefined || source === undefined) return;
  if (!(await keepThere(services, found, source))) return;
  await enlist(services, found, source);
  const now = await locate(services, found);
  await say(services, source, now === undefined ? gone() : await rewrite(now, source));
}

/** A key that lives in a manager already needs no asking. */
function homeOf({ vault }: Services, { own }: FoundKey): SourceInCode | undefined {
  const record = vault.list().find((view) => view.record.id === own?.id)?.record;
  const source = record && remoteSourceOf(record);
  return source !== undefined && isSourceInCode(source) ? source : undefined;
}

async function askSource({ ui }: Services, { key }: FoundKey): Promise<SourceInCode | undefined> {
  const title = vscode.l10n.t('Move Key …{0} to a Secret Manager', key.lastFour);
  const kind = await askManager(title, managersInCode);
  const source = kind && (await askPlace(kind, title));
  if (source === undefined || !isSourceInCode(source)) return undefined;
  const agreed = await ui.confirm({
    text: vscode.l10n.t('Store key …{0} in {1}?', key.lastFour, whereItLives(source)),
    detail: vscode.l10n.t(
      'It becomes the newest version of what is kept there. Then the code is changed to read it from there, as whoever runs it is signed in.',
    ),
    yes: vscode.l10n.t('Store Key'),
  });
  return agreed ? source : undefined;
}

/** Nothing is written where the key is already; where it was written, it is read back. */
async function keepThere({ sources, ui }: Services, { key }: FoundKey, source: SourceInCode): Promise<boolean> {
  const raw = key.revealFor('secret manager');
  const title = vscode.l10n.t('Storing key …{0} in {1}', key.lastFour, whereItLives(source));
  return ui.progress({ title }, async (signal) => {
    const before = await sources.read(source, signal);
    if (before.ok && before.value.revealFor('secret manager') === raw) return true;
    const written = await sources.write(source, key, signal);
    const after = written.ok ? await sources.read(source, signal) : written;
    if (after.ok && after.value.revealFor('secret manager') === raw) return true;
    const why = after.ok ? vscode.l10n.t('Another key came back from there.') : sentencesOf(after.error, source);
    void ui.show({ severity: 'warning', text: `${why} ${vscode.l10n.t('The file was not changed.')}` });
    return false;
  });
}

/** From now on it is one of the person's own keys, which a scan knows and a check asks about. */
async function enlist(services: Services, { own, document }: FoundKey, source: SourceInCode): Promise<void> {
  const { vault, memory } = services;
  const server = await serverOf(services);
  if (server === undefined || (own !== undefined && own.is !== 'retired')) return;
  const added = await vault.addRemote({
    source,
    host: server,
    label: freeLabel(vault, document.uri),
    addedFrom: `moved from ${vscode.workspace.asRelativePath(document.uri)}`,
    profile: vault.profile(memory.profile()).id,
  });
  if (!added.ok) await explain(services, 'warning', explainError(added.error));
}

async function rewrite(found: FoundKey, source: SourceInCode): Promise<string> {
  const rewritten = managerRewriteOf(found.document, found.range, found.finding, source);
  if (!rewritten.ok) return explainObstacle[rewritten.error]();
  const { edits, install } = rewritten.value;
  const file = vscode.workspace.asRelativePath(found.document.uri);
  if (!(await replaceKey(found, edits)))
    return vscode.l10n.t('{0} could not be changed: the key still stands in it.', file);
  const needs = install === undefined ? '' : ` ${vscode.l10n.t('If its client is not installed yet: {0}.', install)}`;
  return `${vscode.l10n.t('{0} reads it from there now.', file)}${needs}`;
}

const gone = (): string => vscode.l10n.t('The file has changed meanwhile, and no longer holds the key there.');

async function say({ ui }: Services, source: SourceInCode, then: string): Promise<void> {
  void ui.show({ severity: 'info', text: `${vscode.l10n.t('The key is in {0}.', whereItLives(source))} ${then}` });
}

import * as vscode from 'vscode';
import { isKeepable } from '#core/fixes/keepable.ts';
import type { Obstacle } from '#core/fixes/obstacle.ts';
import { explainObstacle } from '#core/fixes/obstacle.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { FoundAt } from '#platform/vscode/scan/foundAt.ts';
import { allFoundAt } from '#platform/vscode/scan/foundAt.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { FoundKey } from './foundKey.ts';
import { foundKey, locate } from './foundKey.ts';
import { keepKey } from './keepKey.ts';
import { replaceKey, rewriteOf } from './rewrite.ts';

/** What became of one place whose key is in the vault now. */
interface Moved {
  readonly kept: KeyRecord;
  readonly place: Place;
}

type Place =
  | { readonly is: 'reads'; readonly file: string; readonly variable: string }
  | { readonly is: 'unchanged'; readonly file: string }
  | { readonly is: 'left'; readonly because: Obstacle; readonly found: FoundKey }
  | { readonly is: 'gone' };

/** Stores, reads back, and only then edits. Where the code cannot read the environment, the key is kept and the place named. */
export async function moveToVault(services: Services, argument: unknown): Promise<void> {
  const asked = allFoundAt(services.findings, argument).filter(({ finding }) => isKeepable(finding.rule));
  const moved: Moved[] = [];
  for (const each of asked) {
    const one = await move(services, each);
    if (one === 'declined') continue;
    if (one !== 'gone') moved.push(one);
    else if (asked.length === 1) return explainGone(services);
  }
  const [first] = moved;
  if (asked.length > 1) return sayAll(services, asked.length, moved);
  if (asked.length === 0) return explainNothing(services, argument);
  if (first !== undefined) await sayOne(services, first);
}

async function move(services: Services, asked: FoundAt): Promise<Moved | 'declined' | 'gone'> {
  const found = await foundKey(services, asked);
  if (found === undefined) return 'gone';
  const kept = await keepKey(services, found);
  if (kept === undefined) return 'declined';
  // While the person answered, the text may have moved on.
  const now = await locate(services, found);
  return { kept, place: now === undefined ? { is: 'gone' } : await rewrite(now) };
}

async function rewrite(found: FoundKey): Promise<Place> {
  const { variable, edits } = rewriteOf(found.document, found.range, found.finding);
  if (!edits.ok) return { is: 'left', because: edits.error, found };
  const file = vscode.workspace.asRelativePath(found.document.uri);
  if (!(await replaceKey(found, edits.value))) return { is: 'unchanged', file };
  setContext('fixedFinding', true);
  return { is: 'reads', file, variable };
}

async function sayOne(services: Services, { kept, place }: Moved): Promise<void> {
  say(services, kept, wordsFor(place));
  const exposed = place.is === 'left' && place.because === 'dotenv' ? dotenvFinding(services, place.found) : undefined;
  if (exposed !== undefined) await services.commands.run('untrackDotenv', exposed);
}

function wordsFor(place: Place): string {
  switch (place.is) {
    case 'reads':
      return vscode.l10n.t(
        '{0} reads {1} now. Whoever saw the file may know the key, so rotate it.',
        place.file,
        place.variable,
      );
    case 'unchanged':
      return vscode.l10n.t('{0} could not be changed: the key still stands in it.', place.file);
    case 'left':
      return explainObstacle[place.because]();
    case 'gone':
      return vscode.l10n.t('The file has changed meanwhile, and no longer holds the key there.');
  }
}

function dotenvFinding({ findings }: Services, { uri }: FoundKey): FoundAt | undefined {
  const finding = findings.in(uri).find(({ rule }) => rule === dotenvRule.id);
  return finding && { uri, finding };
}

/** Not waited for: the message stays while the person goes on. */
function say({ ui, commands }: Services, { label, lastFour, id }: KeyRecord, then: string): void {
  void ui.show({
    severity: 'info',
    text: `${vscode.l10n.t('Key {0} (…{1}) is in the vault.', label, lastFour)} ${then}`,
    actions: [
      { label: vscode.l10n.t('Rotate…'), run: () => commands.run('rotateKey', { keyId: id }) },
      { label: vscode.l10n.t('New Terminal with Key'), run: () => commands.run('openTerminal', { keyId: id }) },
    ],
  });
}

/** One message for many: how far it came, and what is left to do. */
async function sayAll({ ui }: Services, asked: number, moved: readonly Moved[]): Promise<void> {
  const keys = new Set(moved.map(({ kept }) => kept.id)).size;
  const reading = moved.filter(({ place }) => place.is === 'reads').length;
  const all = vscode.l10n.t('They are all known to whoever saw the files, so rotate them.');
  const rest = vscode.l10n.t('The others are as they were: look at each, its light bulb says why.');
  void ui.show({
    severity: 'info',
    text: [
      keys === 1 ? vscode.l10n.t('1 key is in the vault.') : vscode.l10n.t('{0} keys are in the vault.', keys),
      vscode.l10n.t('{0} of {1} places read the environment now.', reading, asked),
      reading === asked ? all : rest,
    ].join(' '),
  });
}

async function explainGone({ ui }: Services): Promise<void> {
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('No whole key stands there now: it is gone, or written in pieces. Nothing was changed.'),
  });
}

/** Something was ticked, and none of it can be kept; a stale or foreign argument gets no answer. */
async function explainNothing({ ui, findings }: Services, argument: unknown): Promise<void> {
  const text =
    allFoundAt(findings, argument).length > 0
      ? vscode.l10n.t('None of these is a key of Mistral, and the vault keeps no others.')
      : vscode.l10n.t('No whole key stands there now: it is gone, or written in pieces. Nothing was changed.');
  await ui.show({ severity: 'info', text });
}

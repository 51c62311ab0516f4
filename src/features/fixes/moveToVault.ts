import * as vscode from 'vscode';
import { explainObstacle } from '#core/fixes/obstacle.ts';
import { dotenvRule } from '#core/scan/exposure.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { FoundKey } from './foundKey.ts';
import { foundKey, locate } from './foundKey.ts';
import { keepKey } from './keepKey.ts';
import { apply, rewriteOf } from './rewrite.ts';

/** Stores, reads back, and only then edits. Where the code cannot read the environment, the key is kept and the place named. */
export async function moveToVault(services: Services, argument: unknown): Promise<void> {
  const found = await foundKey(services, argument);
  if (found === undefined) return explainGone(services);
  const kept = await keepKey(services, found);
  if (kept === undefined) return;
  // While the person answered, the text may have moved on.
  const now = await locate(services, found);
  if (now === undefined)
    return say(services, kept, 'The file has changed meanwhile, and no longer holds the key there.');
  await rewrite(services, now, kept);
}

async function rewrite(services: Services, found: FoundKey, kept: KeyRecord): Promise<void> {
  const { variable, edits } = rewriteOf(found.document, found.range, found.finding);
  if (!edits.ok) {
    await say(services, kept, explainObstacle[edits.error]);
    return edits.error === 'dotenv' ? untrackIfTracked(services, found) : undefined;
  }
  const wasSaved = !found.document.isDirty && !found.document.isUntitled;
  await vscode.window.showTextDocument(found.document, { preserveFocus: false });
  const applied = await apply(found.document, edits.value);
  // Until it is saved the key still lies on the disk; somebody's unsaved work is theirs to save.
  if (applied && wasSaved) await found.document.save();
  if (applied) setContext('fixedFinding', true);
  const file = vscode.workspace.asRelativePath(found.document.uri);
  await say(
    services,
    kept,
    applied
      ? `${file} reads ${variable} now. Whoever saw the file may know the key, so rotate it.`
      : `${file} could not be changed: the key still stands in it.`,
  );
}

async function untrackIfTracked({ findings, commands }: Services, { uri }: FoundKey): Promise<void> {
  const exposed = findings.in(uri).find(({ rule }) => rule === dotenvRule.id);
  if (exposed !== undefined) await commands.run('untrackDotenv', { uri, finding: exposed });
}

/** Not waited for: the message stays while the person goes on. */
async function say({ ui, commands }: Services, { label, lastFour, id }: KeyRecord, then: string): Promise<void> {
  void ui.show({
    severity: 'info',
    text: `Key ${label} (…${lastFour}) is in the vault. ${then}`,
    actions: [
      { label: 'Rotate…', run: () => commands.run('rotateKey', { keyId: id }) },
      { label: 'New Terminal with Key', run: () => commands.run('openTerminal', { keyId: id }) },
    ],
  });
}

async function explainGone({ ui }: Services): Promise<void> {
  await ui.show({
    severity: 'info',
    text: 'No whole key stands there now: it is gone, or written in pieces. Nothing was changed.',
  });
}

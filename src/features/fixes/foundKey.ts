import * as vscode from 'vscode';
import { preview } from '#core/detect/match.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { KnownKey } from '#core/vault/fingerprint.ts';
import { Secret } from '#core/vault/secret.ts';
import { homeOf } from '#platform/vscode/scan/documents.ts';
import { foundAt } from '#platform/vscode/scan/foundAt.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';

/** A key where it stands now. It is read from the text at the moment it is needed, and kept nowhere. */
export interface FoundKey {
  readonly uri: string;
  readonly finding: Finding;
  readonly document: vscode.TextDocument;
  readonly range: vscode.Range;
  readonly key: Secret;
  readonly own: KnownKey | undefined;
}

/** What a command was called with, looked up afresh: the text may have changed since the row or the menu was drawn. */
export async function foundKey(services: Services, argument: unknown): Promise<FoundKey | undefined> {
  const asked = foundAt(services.findings, argument);
  if (asked === undefined) return undefined;
  await services.engine.loadOwnKeys();
  return locate(services, asked);
}

export async function locate(
  { engine }: Services,
  { uri, finding }: { readonly uri: string; readonly finding: Finding },
): Promise<FoundKey | undefined> {
  const opened = await open(uri, finding);
  if (opened === undefined) return undefined;
  const now = nearest(await engine.scanDocument(homeOf(opened)), finding);
  if (now === undefined) return undefined;
  const { range } = locationOf(uri, now);
  const raw = opened.getText(range);
  // Written in pieces or in base64, what stands there is not the key itself.
  if (preview(raw) !== now.preview || !/^\w+$/.test(raw)) return undefined;
  return { uri, finding: now, document: opened, range, key: new Secret(raw), own: engine.ownKey(raw) };
}

async function open(uri: string, { cell }: Finding): Promise<vscode.TextDocument | undefined> {
  const home = vscode.Uri.parse(uri, true);
  if (cell === undefined) return vscode.workspace.openTextDocument(home);
  const notebook = await vscode.workspace.openNotebookDocument(home);
  return cell.part === 'source' && cell.index < notebook.cellCount ? notebook.cellAt(cell.index).document : undefined;
}

const nearest = (now: readonly Finding[], { fingerprint, rule, span, cell }: Finding): Finding | undefined =>
  now
    .filter((each) => each.fingerprint === fingerprint && each.rule === rule && each.cell?.index === cell?.index)
    .toSorted((one, other) => Math.abs(one.span.start - span.start) - Math.abs(other.span.start - span.start))[0];

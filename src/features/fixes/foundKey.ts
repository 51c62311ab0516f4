import * as vscode from 'vscode';
import { preview } from '#core/detect/match.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { KnownKey } from '#core/vault/fingerprint.ts';
import { Secret } from '#core/vault/secret.ts';
import type { Home } from '#platform/vscode/scan/documents.ts';
import type { FoundAt } from '#platform/vscode/scan/foundAt.ts';
import { foundAt } from '#platform/vscode/scan/foundAt.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import { notebookText } from '#platform/vscode/scan/notebookText.ts';
import type { Services } from '#platform/vscode/services.ts';

/** A key where it stands now. It is read from the text at the moment it is needed, and kept nowhere. */
export interface FoundKey {
  readonly uri: string;
  readonly finding: Finding;
  /** The file or the notebook, and in it the text that a person would edit. */
  readonly home: Home;
  readonly document: vscode.TextDocument;
  /** Of what a cell has printed, the first line of the cell. */
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

export async function locate({ engine }: Services, { uri, finding }: FoundAt): Promise<FoundKey | undefined> {
  const home = await homeOfFinding({ uri, finding });
  const now = nearest(await engine.scanDocument(home), finding);
  const raw = now && textOf(home).slice(now.span.start, now.span.end);
  // Written in pieces or in base64, what stands there is not the key itself.
  if (now === undefined || raw === undefined || preview(raw) !== now.preview || !/^\w+$/.test(raw)) return undefined;
  const at = locationOf(uri, now);
  const document = await vscode.workspace.openTextDocument(at.uri);
  return { uri, finding: now, home, document, range: at.range, key: new Secret(raw), own: engine.ownKey(raw) };
}

/** Opens it where it is not open: a cell of a notebook is a document only while the notebook is. */
export async function homeOfFinding({ uri, finding }: FoundAt): Promise<Home> {
  const at = vscode.Uri.parse(uri, true);
  return finding.cell === undefined ? vscode.workspace.openTextDocument(at) : vscode.workspace.openNotebookDocument(at);
}

/** What the engine read, and what the spans of its findings count in. */
const textOf = (home: Home): string => ('getCells' in home ? notebookText(home) : home.getText());

const nearest = (now: readonly Finding[], { fingerprint, rule, span, cell }: Finding): Finding | undefined =>
  now
    .filter((each) => each.fingerprint === fingerprint && each.rule === rule)
    .filter((each) => each.cell?.index === cell?.index && each.cell?.part === cell?.part)
    .toSorted((one, other) => Math.abs(one.span.start - span.start) - Math.abs(other.span.start - span.start))[0];

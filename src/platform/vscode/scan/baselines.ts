import * as vscode from 'vscode';
import type { Logger } from '#core/ports.ts';
import type { Baseline, PlacedBaseline } from '#core/scan/baseline.ts';
import { baselinePath, parseBaseline } from '#core/scan/baseline.ts';
import { placed } from '#platform/node/files/placedBaseline.ts';
import { readSmallFile } from '#platform/node/files/readSmallFile.ts';
import type { Disposable } from '../lifetime.ts';
import { together } from '../lifetime.ts';

export interface Baselines extends Disposable {
  of(folder: vscode.WorkspaceFolder | undefined): PlacedBaseline | undefined;
}

/** The baseline of each folder, the file the command line reads too. A damaged one forgives nothing. */
export function watchBaselines(log: Logger, changed: () => void): Baselines {
  const known = new Map<string, PlacedBaseline | undefined>();
  const watcher = vscode.workspace.createFileSystemWatcher(`**/${baselinePath}`);
  const forget = () => {
    known.clear();
    changed();
  };
  const forgetIfAny = () => {
    if ([...known.values()].some((baseline) => baseline !== undefined)) forget();
  };
  const watching = together(
    watcher,
    watcher.onDidChange(forget),
    watcher.onDidCreate(forget),
    watcher.onDidDelete(forget),
    // Entries follow what is moved.
    vscode.workspace.onDidRenameFiles(forgetIfAny),
    vscode.workspace.onDidDeleteFiles(forgetIfAny),
    vscode.workspace.onDidCreateFiles(forgetIfAny),
  );
  return {
    of(folder) {
      if (folder?.uri.scheme !== 'file') return undefined;
      const root = folder.uri.fsPath;
      if (!known.has(root))
        known.set(root, placedIn(root, read(vscode.Uri.joinPath(folder.uri, baselinePath).fsPath, log)));
      return known.get(root);
    },
    dispose: () => watching.dispose(),
  };
}

const placedIn = (root: string, baseline: Baseline | undefined): PlacedBaseline | undefined =>
  baseline === undefined ? undefined : placed(baseline, root);

function read(file: string, log: Logger): Baseline | undefined {
  const text = readSmallFile(file);
  if (text === undefined) return undefined;
  const parsed = parseBaseline(text);
  if (parsed.ok) return parsed.value;
  log.warn('The baseline is not one; it is not heard', { file: baselinePath });
  return undefined;
}

import { availableParallelism } from 'node:os';
import * as vscode from 'vscode';
import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { ScannedFile, ScanTotals } from '#platform/node/scan/scanPaths.ts';
import { scanPaths } from '#platform/node/scan/scanPaths.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import { dirtyHome, dirtyHomes } from '#platform/vscode/scan/documents.ts';
import { excludes } from '#platform/vscode/scan/excluded.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { ScanState } from './scanState.ts';

export interface FolderScan extends Disposable {
  readonly state: ScanState;
  readonly onDidChange: Listen<void>;
}

/** Scans every folder of the window, in other threads; what is found shows as it is found. */
export function scanFolders(services: Services): FolderScan {
  const changes = emitter<void>();
  let state: ScanState = { is: 'never' };
  let running: AbortController | undefined;

  function enter(next: ScanState): void {
    state = next;
    setContext('scan', next.is);
    changes.fire();
  }

  async function scan(): Promise<void> {
    if (running !== undefined) return;
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    if (folders.length === 0) return explainNoFolder(services);
    const abort = new AbortController();
    running = abort;
    enter({ is: 'scanning', files: 0 });
    try {
      await inView(abort, async () =>
        conclude(await scanAll(services, folders, abort.signal, (files) => enter({ is: 'scanning', files }))),
      );
    } finally {
      running = undefined;
      if (state.is === 'scanning') enter({ is: 'stopped', files: state.files });
    }
  }

  function conclude({ files, unread, cancelled }: Sum): void {
    enter(cancelled ? { is: 'stopped', files } : { is: 'done', files, unread, at: services.clock.now() });
  }

  enter(state);
  return {
    get state() {
      return state;
    },
    onDidChange: changes.on,
    dispose: together(
      services.commands.register('scanWorkspace', scan),
      services.commands.register('stopScan', () => running?.abort()),
      { dispose: () => running?.abort() },
    ).dispose,
  };
}

/** A bar in the view, and an entry in the status bar that can be cancelled there. */
function inView(abort: AbortController, task: () => Promise<void>): Thenable<void> {
  return vscode.window.withProgress({ location: { viewId: viewId('findings') } }, () =>
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Scanning for keys'), cancellable: true },
      (_, token) => {
        token.onCancellationRequested(() => abort.abort());
        return task();
      },
    ),
  );
}

interface Sum {
  readonly files: number;
  readonly unread: number;
  readonly cancelled: boolean;
}

async function scanAll(
  services: Services,
  folders: readonly vscode.WorkspaceFolder[],
  signal: AbortSignal,
  report: (files: number) => void,
): Promise<Sum> {
  await services.engine.loadOwnKeys();
  let before = 0;
  const all: ScanTotals[] = [];
  for (const folder of folders) {
    if (signal.aborted) break;
    const totals = await scanFolder(services, folder, signal, (done) => report(before + done));
    all.push(totals);
    before += totals.files;
  }
  for (const { path, why } of all.flatMap(({ failed }) => failed)) services.log.warn('not scanned', { path, why });
  const unread = all.flatMap(({ failed }) => failed).length;
  return { files: before, unread, cancelled: signal.aborted };
}

const breath = 100;

async function scanFolder(
  services: Services,
  folder: vscode.WorkspaceFolder,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<ScanTotals> {
  const { engine, findings, settings } = services;
  const excluded = excludes(settings, folder.uri);
  const seen = new Set<string>();
  const grading: Promise<void>[] = [];
  let reported = 0;

  function found({ path, findings: inFile }: ScannedFile, done: number): void {
    if (performance.now() - reported > breath) {
      reported = performance.now();
      report(done);
    }
    const uri = vscode.Uri.file(path);
    if (inFile.length === 0 || excluded(path) || dirtyHome(uri)) return;
    seen.add(uri.toString());
    grading.push(
      engine.graded(uri, inFile).then((graded) => findings.put([{ uri: uri.toString(), findings: graded }])),
    );
  }

  const totals = await scanPaths({
    paths: [folder.uri.fsPath],
    setup: engine.setupOf(folder),
    jobs: Math.min(2, availableParallelism()),
    workerScript: vscode.Uri.joinPath(services.home, 'dist', 'worker.js').fsPath,
    openFew: async () => (job) => engine.scanFile(job, folder),
    signal,
    onFile: found,
  });
  await Promise.all([
    ...grading,
    ...dirtyHomes().map(async (home) =>
      findings.put([{ uri: home.uri.toString(), findings: await engine.scanDocument(home) }]),
    ),
  ]);
  if (!totals.cancelled) findings.remove(goneFrom(folder, services, seen));
  return totals;
}

const goneFrom = (
  folder: vscode.WorkspaceFolder,
  { findings }: Services,
  seen: ReadonlySet<string>,
): readonly string[] =>
  findings
    .all()
    .map(({ uri }) => vscode.Uri.parse(uri))
    .filter((uri) => !seen.has(uri.toString()) && dirtyHome(uri) === undefined)
    .filter((uri) => vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.uri.toString())
    .map((uri) => uri.toString());

async function explainNoFolder({ ui }: Services): Promise<void> {
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t('There is no folder on disk to scan. Files that you open are looked at as they are.'),
    actions: [{ label: vscode.l10n.t('Open Folder…'), run: () => vscode.commands.executeCommand('vscode.openFolder') }],
  });
}

import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { AuditFacts } from '#core/audit/facts.ts';
import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { Logger } from '#core/ports.ts';
import { gradeDotenv } from '#core/scan/exposure.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { Repairable } from '#core/scan/repair.ts';
import type { Repaired, Wanted } from '#core/scan/repairAll.ts';
import type { Scanner } from '#core/scan/scanner.ts';
import type { KnownKey } from '#core/vault/fingerprint.ts';
import type { Vault } from '#core/vault/vault.ts';
import { isDotenv } from '#platform/node/files/dotenv.ts';
import { exposureOf } from '#platform/node/git/exposure.ts';
import { openPool } from '#platform/node/scan/pool.ts';
import type { OpenText } from '#platform/node/scan/request.ts';
import type { FileResult, Job } from '#platform/node/scan/scanFile.ts';
import type { ScanSetup } from '#platform/node/scan/setup.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { displayLanguage } from '../language.ts';
import type { Disposable } from '../lifetime.ts';
import { together } from '../lifetime.ts';
import { watchBaselines } from './baselines.ts';
import type { Home } from './documents.ts';
import { versionOf } from './documents.ts';
import { notebookText } from './notebookText.ts';
import { ownKeys } from './ownKeys.ts';
import { openThreads } from './threads.ts';

/** The one engine, as an editor needs it. The command line runs the same scanner over the same setup. */
export interface Engine extends Disposable {
  /** The baseline or the known keys are others now: what was found before may be wrong. */
  readonly onDidChange: Listen<void>;
  setupOf(folder: vscode.WorkspaceFolder | undefined): ScanSetup;
  /** Keys alone, and at once: for what is about to be pasted or was typed into a terminal. */
  scanText(text: string, uri: vscode.Uri): readonly Finding[];
  scanDocument(document: Home): Promise<readonly Finding[]>;
  /** What can be done about what a document holds at this moment. */
  repairs(document: Home): Promise<readonly Repairable[]>;
  /** All that is wanted of it, as one change. */
  repairAll(document: Home, wanted: Wanted): Promise<Repaired | undefined>;
  /** One file of a folder, in the thread that what is open is scanned in. */
  scanFile(job: Job, folder: vscode.WorkspaceFolder): Promise<FileResult>;
  /** The facts of a folder as it lies on disk, gathered in a thread of its own; undefined when it was called off, or broke off. */
  audit(folder: vscode.WorkspaceFolder, signal: AbortSignal): Promise<AuditFacts | undefined>;
  /** As it lies on disk; undefined when it cannot be read or is not text. */
  scanOnDisk(uri: vscode.Uri): Promise<readonly Finding[] | undefined>;
  /** A key in a .env file weighs as much as git knows of the file. Asks git only in a trusted folder. */
  graded(uri: vscode.Uri, findings: readonly Finding[]): Promise<readonly Finding[]>;
  loadOwnKeys(): Promise<void>;
  ownKey(text: string): KnownKey | undefined;
}

/** An unsaved notebook has no name yet, and the scanner goes by names. */
const notebookPath = 'open.ipynb';

export function createEngine(vault: Vault, log: Logger, workerScript: string): Engine {
  const changes = emitter<void>();
  const answers = answersOnce();
  const scanners = new Map<string, Scanner>();
  let generation = 0;
  const renew = () => {
    generation++;
    scanners.clear();
    threads.close();
    answers.forget();
    changes.fire();
  };
  const threads = openThreads(workerScript);
  const baselines = watchBaselines(log, renew);
  const own = ownKeys(vault, renew);
  const owned = together(threads, baselines, own);
  const setupOf = (folder: vscode.WorkspaceFolder | undefined): ScanSetup => ({
    baseline: baselines.of(folder),
    known: own.known,
  });
  const setupAround = ({ uri }: Home) => setupOf(vscode.workspace.getWorkspaceFolder(uri));

  function scannerOf(uri: vscode.Uri): Scanner {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const name = folder?.uri.toString() ?? '';
    const scanner = scanners.get(name) ?? scannerFor(setupOf(folder));
    scanners.set(name, scanner);
    return scanner;
  }

  const scanText = (text: string, uri: vscode.Uri) => scannerOf(uri).scan(text, uri.path);

  async function graded(uri: vscode.Uri, findings: readonly Finding[]): Promise<readonly Finding[]> {
    if (findings.length === 0 || uri.scheme !== 'file') return findings;
    if (!isDotenv(uri.fsPath) || !vscode.workspace.isTrusted) return findings;
    const exposure = (await exposureOf(dirname(uri.fsPath), [uri.fsPath])).get(uri.fsPath);
    return exposure === undefined ? findings : gradeDotenv(findings, exposure);
  }

  async function scanFile(job: Job, folder: vscode.WorkspaceFolder | undefined): Promise<FileResult> {
    const started = generation;
    const result = await threads.scan(job, setupOf(folder));
    // The thread ended under it, as a key or the baseline is another now: that is no answer.
    return started === generation ? result : scanFile(job, folder);
  }

  async function scanned(job: Job, uri: vscode.Uri): Promise<readonly Finding[] | undefined> {
    const result = await scanFile(job, vscode.workspace.getWorkspaceFolder(uri));
    if (result.kind === 'failed') log.warn('not scanned', { path: result.path, why: result.why });
    return result.kind === 'scanned' ? graded(uri, result.findings) : undefined;
  }

  const repairs = (document: Home) =>
    answers.of(document, async () => (await threads.ask('repairs', jobOf(document), setupAround(document))) ?? []);

  return {
    onDidChange: changes.on,
    setupOf,
    scanText,
    scanFile,
    graded,
    scanDocument: async (document) => (await scanned(jobOf(document), document.uri)) ?? [],
    repairs,
    repairAll: (document, wanted) => threads.ask('repairAll', { ...jobOf(document), wanted }, setupAround(document)),
    audit: async (folder, signal) => {
      if (signal.aborted) return undefined;
      const pool = openPool(workerScript, 1, setupOf(folder), displayLanguage());
      signal.addEventListener('abort', pool.close, { once: true });
      const facts = await pool.ask(0, 'audit', { folder: folder.uri.fsPath });
      pool.close();
      return facts.ok ? facts.value : undefined;
    },
    scanOnDisk: (uri) => scanned({ path: uri.fsPath }, uri),
    loadOwnKeys: () => own.load(),
    ownKey: (text) => own.which(text),
    dispose: () => owned.dispose(),
  };
}

const jobOf = (document: Home): OpenText =>
  'getCells' in document
    ? { path: notebookPath, text: notebookText(document) }
    : {
        path: document.uri.scheme === 'file' ? document.uri.fsPath : document.uri.path,
        text: document.getText(),
        live: true,
      };

/** A document is asked about once in each version: light bulbs ask at every move of the cursor. */
function answersOnce() {
  let known = new WeakMap<Home, { readonly version: string; readonly answer: Promise<readonly Repairable[]> }>();
  return {
    of(document: Home, ask: () => Promise<readonly Repairable[]>): Promise<readonly Repairable[]> {
      const before = known.get(document);
      const version = versionOf(document);
      if (before?.version === version) return before.answer;
      const answer = ask();
      known.set(document, { version, answer });
      return answer;
    },
    forget: () => {
      known = new WeakMap();
    },
  };
}

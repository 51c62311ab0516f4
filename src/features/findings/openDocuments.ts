import * as vscode from 'vscode';
import { isKeepable } from '#core/fixes/keepable.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Home } from '#platform/vscode/scan/documents.ts';
import { homeOf, openHomes } from '#platform/vscode/scan/documents.ts';
import type { Services } from '#platform/vscode/services.ts';
import { passedOver } from './lookable.ts';

const pauseInTyping = 300;

/** Looks at what is open: when it opens, in a pause of typing, and when it is saved. */
export function openDocuments(services: Services): Disposable {
  const { engine, findings, settings, log } = services;
  const waiting = new Map<string, NodeJS.Timeout>();

  async function look(home: Home): Promise<void> {
    const { version, uri } = home;
    if (home.isClosed || passedOver(services, home) !== undefined) return;
    const found = await engine.scanDocument(home);
    // Typed on meanwhile: the next look is already on its way.
    if (home.version !== version || home.isClosed) return;
    findings.put([{ uri: uri.toString(), findings: found }]);
    if (found.some(mayBeOurs)) await engine.loadOwnKeys();
  }

  function lookSoon(home: Home, delay: number): void {
    const name = home.uri.toString();
    clearTimeout(waiting.get(name));
    const go = () => {
      waiting.delete(name);
      look(home).catch(() => log.error('a document could not be scanned', { language: languageOf(home) }));
    };
    waiting.set(name, setTimeout(go, delay));
  }

  const wants = (home: Home, ...when: readonly string[]): boolean => when.includes(settings.get('scan.run', home.uri));
  const opened = (home: Home) => void (wants(home, 'onType', 'onSave') && lookSoon(home, 0));
  const saved = (home: Home) => void (wants(home, 'onType', 'onSave') && lookSoon(home, 0));
  const changed = (home: Home) => void (wants(home, 'onType') && lookSoon(home, pauseInTyping));
  const allOpen = () => {
    for (const home of openHomes()) opened(home);
  };

  function closed(home: Home): void {
    clearTimeout(waiting.get(home.uri.toString()));
    void forgetUnlessOnDisk(services, home.uri);
  }

  allOpen();
  return together(
    vscode.workspace.onDidOpenTextDocument((document) => opened(homeOf(document))),
    vscode.workspace.onDidChangeTextDocument(({ document }) => changed(homeOf(document))),
    vscode.workspace.onDidSaveTextDocument((document) => saved(homeOf(document))),
    vscode.workspace.onDidCloseTextDocument((document) => void (homeOf(document) === document && closed(document))),
    vscode.workspace.onDidOpenNotebookDocument(opened),
    vscode.workspace.onDidChangeNotebookDocument(({ notebook }) => changed(notebook)),
    vscode.workspace.onDidSaveNotebookDocument(saved),
    vscode.workspace.onDidCloseNotebookDocument(closed),
    vscode.workspace.onDidGrantWorkspaceTrust(allOpen),
    engine.onDidChange(allOpen),
    settings.onDidChange('scan.run', allOpen),
    settings.onDidChange('scan.exclude', allOpen),
    { dispose: () => waiting.forEach((timer) => void clearTimeout(timer)) },
  );
}

/** Whether it is a key of the vault is worth opening the vault for; that some other provider's key is not. */
const mayBeOurs = ({ rule }: Finding): boolean => isKeepable(rule);

const languageOf = (home: Home): string => ('languageId' in home ? home.languageId : home.notebookType);

/** An unsaved text is gone when it closes; a file goes on with what lies on disk. */
export async function forgetUnlessOnDisk({ engine, findings }: Services, uri: vscode.Uri): Promise<void> {
  const inFolder = uri.scheme === 'file' && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  const onDisk = inFolder ? await engine.scanOnDisk(uri) : undefined;
  if (onDisk === undefined) findings.remove([uri.toString()]);
  else findings.put([{ uri: uri.toString(), findings: onDisk }]);
}

import * as vscode from 'vscode';
import type { MistralApi } from '#core/mistral/api.ts';
import type { Clock, Random } from '#core/ports.ts';
import { speak } from '#core/say.ts';
import { sourceCache } from '#core/vault/sourceCache.ts';
import type { SourceReader } from '#core/vault/sourceReader.ts';
import type { Vault } from '#core/vault/vault.ts';
import { openVault } from '#core/vault/vault.ts';
import { systemClock } from '#platform/node/clock.ts';
import { nodeHasher } from '#platform/node/hasher.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { systemRandom } from '#platform/node/random.ts';
import type { SealedFolder } from '#platform/node/sealedFolder.ts';
import { sealedFolder } from '#platform/node/sealedFolder.ts';
import { secretManagersBeside } from '#platform/node/secretManagers/beside.ts';
import type { Commands } from './commands.ts';
import { createCommands } from './commands.ts';
import type { Guard } from './guard.ts';
import { createGuard } from './guard.ts';
import { displayLanguage } from './language.ts';
import type { Disposable, ExtensionContext } from './lifetime.ts';
import { lifetime } from './lifetime.ts';
import type { Log } from './log.ts';
import { openLog } from './log.ts';
import type { Engine } from './scan/engine.ts';
import { createEngine } from './scan/engine.ts';
import type { FindingStore } from './scan/findingStore.ts';
import { findingStore } from './scan/findingStore.ts';
import type { Settings } from './settings.ts';
import { createSettings } from './settings.ts';
import type { Spending } from './spending.ts';
import { createSpending } from './spending.ts';
import type { Memory } from './storage.ts';
import { chatSealingKey, indexStore, openMemory, secretStore } from './storage.ts';
import type { Ui } from './ui.ts';
import { createUi } from './ui.ts';

/** Everything a feature may ask of the outside, built once. Building it reads no secret and asks nobody. */
export interface Services extends Disposable {
  readonly log: Log;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: Settings;
  readonly ui: Ui;
  readonly commands: Commands;
  readonly mistral: MistralApi;
  readonly vault: Vault;
  /** The secret managers that keys live in; each is loaded when it is first asked. */
  readonly sources: SourceReader;
  readonly engine: Engine;
  readonly findings: FindingStore;
  readonly guard: Guard;
  readonly spending: Spending;
  readonly memory: Memory;
  /** The chats of this workspace, on this machine. */
  readonly chats: SealedFolder;
  /** Variables for the terminals of this workspace. */
  readonly environment: vscode.EnvironmentVariableCollection;
  /** Where this extension's own files lie. */
  readonly home: vscode.Uri;
}

export function createServices(context: ExtensionContext): Services {
  speak(displayLanguage());
  const owned = lifetime();
  const log = owned.own(openLog());
  const ui = createUi();
  const settings = createSettings(log);
  const mistral = mistralOverSdk({ moderationModel: () => settings.get('guard.moderationModel') });
  const sources = sourceCache(secretManagersBeside(systemClock), systemClock);
  const vault = openVault({
    secrets: secretStore(context),
    sources,
    index: indexStore(context),
    api: mistral,
    hasher: nodeHasher,
    clock: systemClock,
    random: systemRandom,
    logger: log,
    session: vscode.env.sessionId,
    window: Buffer.from(systemRandom.bytes(9)).toString('hex'),
  });
  const engine = owned.own(
    createEngine(vault, log, vscode.Uri.joinPath(context.extensionUri, 'dist', 'worker.js').fsPath),
  );
  const auditFolder = vscode.Uri.joinPath(context.globalStorageUri, 'audit').fsPath;
  const guard = owned.own(createGuard({ settings, engine, clock: systemClock, logger: log, folder: auditFolder }));
  return {
    log,
    clock: systemClock,
    random: systemRandom,
    settings,
    ui,
    commands: createCommands(ui, log),
    mistral,
    vault,
    sources,
    engine,
    findings: findingStore(),
    guard,
    spending: owned.own(createSpending({ guard, vault, clock: systemClock })),
    memory: openMemory(context),
    chats: sealedFolder(vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'chats').fsPath, async () =>
      chatSealingKey(context),
    ),
    environment: context.environmentVariableCollection,
    home: context.extensionUri,
    dispose: () => owned.dispose(),
  };
}

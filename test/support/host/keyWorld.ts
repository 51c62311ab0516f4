import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { KeyRecord } from '#core/vault/record.ts';
import type { CommandName } from '#platform/vscode/manifest/commands.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { ruleOf } from '#platform/vscode/scan/diagnosticCode.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { eventually } from './eventually.ts';
import { ourExtension } from './ourExtension.ts';
import { diagnosticsIn, write } from './workspaceFiles.ts';

/** The extension with a Mistral of its own, and a person who answers what it asks. */
export interface KeyWorld {
  readonly mistral: Player;
  readonly services: Services;
  /** Every message that was shown, and every question. */
  readonly said: string[];
  readonly asked: string[];
  /** Says yes to everything from here on, or no. */
  answer(yes: boolean): void;
  open(name: string, text: string, leaks?: number): Promise<vscode.TextDocument>;
  offers(document: vscode.TextDocument, at?: number): Promise<readonly vscode.CodeAction[]>;
  /** Takes what the light bulb offers at the first leak, or another. */
  take(document: vscode.TextDocument, name: CommandName, at?: number): Promise<void>;
  held(raw: string): Promise<KeyRecord | undefined>;
  forget(): void;
  close(): Promise<void>;
}

export async function openKeyWorld(): Promise<KeyWorld> {
  const mistral = await startMistral();
  const handle = await ourExtension().activate();
  assert.ok(handle);
  const { services } = handle;
  const settings = vscode.workspace.getConfiguration('mistralGuard');
  await settings.update('api.server', mistral.url, vscode.ConfigurationTarget.Global);
  const said: string[] = [];
  const asked: string[] = [];
  let yes = true;
  const { show, confirm } = services.ui;
  services.ui.show = async ({ text }) => void said.push(text) === undefined;
  services.ui.confirm = async ({ text }) => void asked.push(text) === undefined && yes;

  const world: KeyWorld = {
    mistral,
    services,
    said,
    asked,
    answer(given) {
      yes = given;
    },
    async open(name, text, leaks = 1) {
      const document = await vscode.workspace.openTextDocument(await write(name, text));
      await vscode.window.showTextDocument(document);
      await diagnosticsIn(document.uri, leaks);
      return document;
    },
    /** Not at once where a change of the vault just made every file be looked at anew. */
    offers: (document, at = 0) =>
      eventually(
        () => offeredAt(document, at),
        (offered) => offered.length > 0,
      ),
    async take(document, name, at) {
      const offered = await world.offers(document, at);
      const action = offered.find(({ command }) => command?.command === commandId(name));
      assert.ok(action?.command, `${name} is offered: ${offered.map(({ title }) => title).join()}`);
      await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    },
    async held(raw) {
      for (const { record } of services.vault.list()) {
        const same = await services.vault.withKey(record.id, async (key) => key.revealFor('fingerprint') === raw);
        if (same.ok && same.value) return record;
      }
      return undefined;
    },
    forget() {
      said.splice(0);
      asked.splice(0);
      yes = true;
    },
    async close() {
      Object.assign(services.ui, { show, confirm });
      for (const { record } of services.vault.list()) await services.vault.remove(record.id);
      await settings.update('api.server', undefined, vscode.ConfigurationTarget.Global);
      await mistral.stop();
      mistral.expectNoViolations();
    },
  };
  return world;
}

async function offeredAt(document: vscode.TextDocument, at: number): Promise<readonly vscode.CodeAction[]> {
  const found = vscode.languages
    .getDiagnostics(document.uri)
    .filter((each) => ruleOf(each)?.startsWith('secret/'))
    .toSorted((one, other) => one.range.start.compareTo(other.range.start))[at];
  if (found === undefined) return [];
  const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    found.range,
  );
  return all.filter(({ command }) => command?.command.startsWith('mistralGuard.'));
}

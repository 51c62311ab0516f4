import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { modelVendor, participantId } from '#platform/vscode/manifest/chat.ts';
import type { Services } from '#platform/vscode/services.ts';
import { participant } from './participant.ts';
import { guardedModels } from './provider.ts';

/** Mistral in VS Code's own chat and for other extensions. There only while the setting says so. */
export function languageModel(services: Services): Disposable {
  const { settings } = services;
  let offered: Disposable | undefined;

  function follow(): void {
    offered?.dispose();
    offered = settings.get('languageModel.enabled') ? offer(services) : undefined;
  }

  follow();
  return together(settings.onDidChange('languageModel.enabled', follow), { dispose: () => offered?.dispose() });
}

function offer(services: Services): Disposable {
  const changed = new vscode.EventEmitter<void>();
  const tell = () => changed.fire();
  const inChat = vscode.chat.createChatParticipant(participantId, participant(services));
  inChat.iconPath = vscode.Uri.joinPath(services.home, 'media', 'icon.png');
  return together(
    changed,
    inChat,
    services.vault.onDidChange(tell),
    services.memory.onDidChangeProfile(tell),
    services.guard.onDidChange(tell),
    vscode.lm.registerLanguageModelChatProvider(modelVendor, {
      ...guardedModels(services),
      onDidChangeLanguageModelChatInformation: changed.event,
    }),
  );
}

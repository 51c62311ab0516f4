import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import type { KeychainTrouble } from '#platform/node/keychain.ts';
import { openKeychain } from '#platform/node/keychain.ts';
import { explain } from '#platform/vscode/explain.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';
import { mirror } from './mirror.ts';

/** Opt-in, key by key: the system's keychain gets a copy, so that `mistral-guard exec` can use it. */
export function commandLine(services: Services): Disposable {
  const { vault, ui, commands, memory } = services;
  const copies = mirror(services, openKeychain());

  async function share(argument: unknown): Promise<void> {
    const shared = memory.mirrored();
    const view = await pickKey(vault, argument, {
      title: vscode.l10n.t('Share which key with the command line?'),
      fits: ({ record }) => !Object.hasOwn(shared, record.id),
    });
    if (view === undefined) return;
    const { id, label } = view.record;
    const sure = await ui.confirm({
      text: vscode.l10n.t('Share key {0} with the command line?', label),
      detail: vscode.l10n.t(
        'Your system’s keychain gets a copy, so that “mistral-guard exec --key {0}” can use it. Other programs that run as you may ask the keychain for it too.',
        label,
      ),
      yes: vscode.l10n.t('Share Key'),
    });
    if (!sure) return;
    const put = await copies.put(id);
    if (put.ok) return;
    if (put.error.is === 'refused') await ui.show({ severity: 'warning', text: trouble[put.error.why] });
    else await explain(services, 'warning', explainError(put.error.error), { keyId: id });
  }

  async function stopSharing(argument: unknown): Promise<void> {
    const shared = memory.mirrored();
    const view = await pickKey(vault, argument, {
      title: vscode.l10n.t('Stop sharing which key?'),
      fits: ({ record }) => Object.hasOwn(shared, record.id),
    });
    const taken = view && (await copies.take(view.record.id));
    if (taken && !taken.ok) await ui.show({ severity: 'warning', text: trouble[taken.error] });
  }

  return together(
    commands.register('mirrorKey', share),
    commands.register('unmirrorKey', stopSharing),
    vault.onDidChange(() => void copies.follow()),
  );
}

const trouble = {
  absent: vscode.l10n.t(
    'This system has no keychain running, so the command line cannot be given a key. Nothing was changed.',
  ),
  locked: vscode.l10n.t('Your system’s keychain is locked. Unlock it, then try again. Nothing was changed.'),
} as const satisfies Record<KeychainTrouble, string>;

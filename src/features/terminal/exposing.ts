import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import { explain } from '#platform/vscode/explain.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { environmentWith } from './environmentWith.ts';

/** For whoever wants the key in every terminal of this workspace: asked for, held in memory only, gone when locked. */
export function exposing(services: Services): Disposable {
  const { vault, commands, ui, memory, environment } = services;
  environment.persistent = false;

  function stop(): void {
    environment.clear();
    setContext('exposing', false);
  }

  async function expose(): Promise<void> {
    const chosen = vault.keyFor({ use: 'code', profile: vault.profile(memory.profile()).id });
    if (!chosen.ok) return explain(services, 'warning', explainError(chosen.error));
    const { id, label, kind } = chosen.value.key.record;
    const sure = await ui.confirm({
      text: vscode.l10n.t('Put key {0} into every new terminal of this workspace?', label),
      detail: vscode.l10n.t(
        'Every program that runs in these terminals can read it, until you stop exposing it, lock your keys or close the window. A terminal with the key is the narrower choice.',
      ),
      yes: vscode.l10n.t('Expose Key'),
    });
    if (!sure) return;
    const put = await vault.withKey(id, async (key) => {
      for (const [name, value] of Object.entries(environmentWith(key, kind))) environment.replace(name, value);
    });
    if (!put.ok) return explain(services, 'warning', explainError(put.error), { keyId: id });
    environment.description = vscode.l10n.t('Key {0}, by Mistral Guard', label);
    setContext('exposing', true);
  }

  return together(
    commands.register('exposeKey', expose),
    commands.register('stopExposing', stop),
    vault.onDidChange(() => {
      if (vault.isClosed) stop();
    }),
    { dispose: stop },
  );
}

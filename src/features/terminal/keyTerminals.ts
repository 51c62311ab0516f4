import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import type { KeyView } from '#core/vault/state.ts';
import { isUsable } from '#core/vault/state.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import { explain } from '#platform/vscode/explain.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';
import { environmentWith } from './environmentWith.ts';

const icon = new vscode.ThemeIcon('key');
const isForPrograms = ({ record, state }: KeyView): boolean => record.kind !== 'admin' && isUsable(state);

/** Transient: VS Code writes the environment of other terminals to disk, to bring them back. */
export function keyTerminals(services: Services): Disposable {
  const { vault, commands, memory, ui } = services;
  const agreed = new Set<string>();

  /** Any extension can call a command, and read a terminal's environment: so only the person gives a key to a terminal. */
  async function agrees({ id, label }: KeyView['record']): Promise<boolean> {
    if (agreed.has(id)) return true;
    const sure = await ui.confirm({
      text: vscode.l10n.t('Open a terminal with key {0}?', label),
      detail: vscode.l10n.t(
        'Programs that run in it can read the key, and so can your other extensions. You are asked once for each key while this window is open.',
      ),
      yes: vscode.l10n.t('Open Terminal'),
    });
    if (sure) agreed.add(id);
    return sure;
  }

  async function optionsFor(view: KeyView): Promise<vscode.TerminalOptions | undefined> {
    const { id, label, kind } = view.record;
    if (!(await agrees(view.record))) return undefined;
    const env = await vault.withKey(id, async (key) => environmentWith(key, kind));
    if (env.ok) setContext('openedTerminal', true);
    if (env.ok) return { name: `Mistral: ${label}`, iconPath: icon, env: env.value, isTransient: true };
    await explain(services, 'warning', explainError(env.error), { keyId: id });
    return undefined;
  }

  return together(
    commands.register('openTerminal', async (argument) => {
      const view = await pickKey(vault, argument, {
        title: vscode.l10n.t('A terminal with which key?'),
        fits: isForPrograms,
      });
      const options = view && (await optionsFor(view));
      if (options !== undefined) vscode.window.createTerminal(options).show();
    }),
    vscode.window.registerTerminalProfileProvider('mistralGuard.key', {
      async provideTerminalProfile() {
        const chosen = vault.keyFor({ use: 'code', profile: vault.profile(memory.profile()).id });
        if (!chosen.ok) await explain(services, 'warning', explainError(chosen.error));
        const options = chosen.ok && vscode.workspace.isTrusted ? await optionsFor(chosen.value.key) : undefined;
        return options && new vscode.TerminalProfile(options);
      },
    }),
  );
}

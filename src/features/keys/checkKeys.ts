import * as vscode from 'vscode';
import type { Result } from '#core/result.ts';
import { explainError } from '#core/vault/errorWords.ts';
import type { KeyView } from '#core/vault/state.ts';
import type { Words } from '#core/vault/words.ts';
import { explainState } from '#core/vault/words.ts';
import { explain } from '#platform/vscode/explain.ts';
import { pickKey } from '#platform/vscode/pickKey.ts';
import type { Services } from '#platform/vscode/services.ts';

export async function checkKey(services: Services, argument: unknown): Promise<void> {
  const view = await pickKey(services.vault, argument, { title: vscode.l10n.t('Check which key?') });
  if (view === undefined) return;
  const { id, label } = view.record;
  const checked = await services.ui.progress({ title: vscode.l10n.t('Checking key {0}', label) }, (signal) =>
    services.vault.check(id, signal),
  );
  if (checked.ok && checked.value.is === 'cancelled') return;
  const now = services.vault.list().find(({ record }) => record.id === id) ?? view;
  await explain(services, severityOf(checked, now), wordsFor(checked, now, services.clock.now()), { keyId: id });
}

type Checked = Result<unknown, Parameters<typeof explainError>[0]>;

const wordsFor = (checked: Checked, view: KeyView, now: number): Words =>
  checked.ok || checked.error.kind === 'lost' || checked.error.kind === 'locked'
    ? explainState(view, now)
    : explainError(checked.error);

const severityOf = (checked: Checked, { state }: KeyView) => (checked.ok && state.is === 'ok' ? 'info' : 'warning');

export async function checkAllKeys({ vault, ui }: Services): Promise<void> {
  const ids = vault.list().map(({ record }) => record.id);
  await ui.progress({ title: vscode.l10n.t('Checking your keys') }, async (signal, report) => {
    for (const [done, id] of ids.entries()) {
      if (signal.aborted) return;
      report(vscode.l10n.t('{0} of {1}', done + 1, ids.length));
      await vault.check(id, signal);
    }
  });
  if (vault.list().every(({ state }) => state.is === 'ok'))
    await ui.show({ severity: 'info', text: allWell(ids.length) });
}

const allWell = (count: number): string =>
  count === 1 ? vscode.l10n.t('Your key works.') : vscode.l10n.t('All {0} keys work.', count);

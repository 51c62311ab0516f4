import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import { explain } from '#platform/vscode/explain.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Asker } from './asker.ts';
import { consentTo, labelsIn, referencesIn } from './asker.ts';

type Variables = Readonly<Record<string, unknown>>;

/** An environment with the keys it names, or nothing where it may not have them; then the person has been told. */
export async function withKeys(services: Services, asker: Asker): Promise<Variables | undefined> {
  const labels = labelsIn(asker.env);
  if (labels.length > 0 && !(await allowed(services, labels, asker))) return undefined;
  return resolve(services, typeof asker.env === 'object' ? { ...asker.env } : {});
}

/** A cloned launch.json or tasks.json may name a key; only the person says what in this workspace may have it. */
async function allowed({ ui, memory }: Services, labels: readonly string[], asker: Asker): Promise<boolean> {
  if (!vscode.workspace.isTrusted) return false;
  const given = memory.consents();
  const asked = labels.filter((label) => !given.has(consentTo(label, asker)));
  if (asked.length === 0) return true;
  const sure = await ui.confirm({
    text: vscode.l10n.t('Give key {0} to {1}?', asked.join(', '), asker.program),
    detail: vscode.l10n.t(
      'This workspace asks for it. What is started can read it, and so can your other extensions. Your answer is kept for exactly this, in this workspace: when something of it changes, you are asked again.',
    ),
    yes: vscode.l10n.t('Give Key'),
  });
  if (sure) for (const label of asked) await memory.setConsent(consentTo(label, asker), true);
  return sure;
}

async function resolve(services: Services, env: Variables): Promise<Variables | undefined> {
  const resolved: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(env)) {
    const replaced = typeof value === 'string' ? await replace(services, value) : value;
    if (replaced === undefined) return undefined;
    resolved[name] = replaced;
  }
  return resolved;
}

async function replace(services: Services, text: string): Promise<string | undefined> {
  let replaced = text;
  for (const [whole, label] of referencesIn(text)) {
    const view = services.vault.list().find(({ record }) => record.label === label);
    if (view === undefined) return missing(services, label);
    const key = await services.vault.withKey(view.record.id, async (secret) => secret.revealFor('child environment'));
    if (!key.ok) return unreadable(services, key.error, view.record.id);
    replaced = replaced.replace(whole, () => key.value);
  }
  return replaced;
}

async function missing({ ui, commands }: Services, label: string): Promise<undefined> {
  await ui.show({
    severity: 'warning',
    text: vscode.l10n.t('This workspace asks for key {0}, and there is none of that name.', label),
    actions: [{ label: vscode.l10n.t('Add Key…'), run: () => commands.run('addKey') }],
  });
}

async function unreadable(
  services: Services,
  error: Parameters<typeof explainError>[0],
  keyId: string,
): Promise<undefined> {
  await explain(services, 'warning', explainError(error), { keyId });
}

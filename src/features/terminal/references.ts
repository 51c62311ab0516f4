import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import { explain } from '#platform/vscode/explain.ts';
import type { Services } from '#platform/vscode/services.ts';

const reference = /\$\{mistral:([^}]+)\}/g;

/** An environment with the keys it names, or nothing where it may not have them; then the person has been told. */
export async function withKeys(services: Services, env: unknown, does: 'debugs' | 'runs'): Promise<unknown> {
  const labels = labelsIn(env);
  if (labels.length === 0) return env ?? {};
  return (await allowed(services, labels, does)) ? resolve(services, env as Record<string, unknown>) : undefined;
}

function labelsIn(env: unknown): readonly string[] {
  if (typeof env !== 'object' || env === null) return [];
  return Object.values(env).flatMap((value) =>
    typeof value === 'string' ? [...value.matchAll(reference)].flatMap(([, label]) => label ?? []) : [],
  );
}

/** A cloned launch.json or tasks.json may name a key; only the person says that this workspace may have it. */
async function allowed({ ui, memory }: Services, labels: readonly string[], does: string): Promise<boolean> {
  if (!vscode.workspace.isTrusted) return false;
  const consents = memory.consents();
  const asked = labels.filter((label) => !consents.has(`reference/${label}`));
  if (asked.length === 0) return true;
  const names = asked.join(', ');
  const sure = await ui.confirm({
    text: `Give key ${names} to what this workspace ${does}?`,
    detail:
      'Its launch.json or tasks.json asks for it. The program that is started can read it. Your answer is kept for this workspace.',
    yes: 'Give Key',
  });
  if (sure) for (const label of asked) await memory.setConsent(`reference/${label}`, true);
  return sure;
}

async function resolve(services: Services, env: Record<string, unknown>): Promise<Record<string, unknown> | undefined> {
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
  for (const [whole, label = ''] of text.matchAll(reference)) {
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
    text: `This workspace asks for key ${label}, and there is none of that name.`,
    actions: [{ label: 'Add Key…', run: () => commands.run('addKey') }],
  });
}

async function unreadable(
  services: Services,
  error: Parameters<typeof explainError>[0],
  keyId: string,
): Promise<undefined> {
  await explain(services, 'warning', explainError(error), { keyId });
}

import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import { explain } from '#platform/vscode/explain.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

const reference = /\$\{mistral:([^}]+)\}/g;

/** `${mistral:label}` in the `env` of a debug configuration becomes the key, once the person has allowed this workspace. */
export function references(services: Services): Disposable {
  return vscode.debug.registerDebugConfigurationProvider('*', {
    async resolveDebugConfigurationWithSubstitutedVariables(_folder, configuration) {
      const env: unknown = configuration.env;
      const labels = labelsIn(env);
      if (labels.length === 0) return configuration;
      if (!(await allowed(services, labels))) return undefined;
      const resolved = await resolve(services, env as Record<string, unknown>);
      return resolved && { ...configuration, env: resolved };
    },
  });
}

function labelsIn(env: unknown): readonly string[] {
  if (typeof env !== 'object' || env === null) return [];
  return Object.values(env).flatMap((value) =>
    typeof value === 'string' ? [...value.matchAll(reference)].flatMap(([, label]) => label ?? []) : [],
  );
}

/** A cloned launch.json may name a key; only the person says that this workspace may have it. */
async function allowed({ ui, memory }: Services, labels: readonly string[]): Promise<boolean> {
  if (!vscode.workspace.isTrusted) return false;
  const consents = memory.consents();
  const asked = labels.filter((label) => !consents.has(`reference/${label}`));
  if (asked.length === 0) return true;
  const names = asked.join(', ');
  const sure = await ui.confirm({
    text: `Give key ${names} to what this workspace debugs?`,
    detail:
      'The launch configuration asks for it. The program that is started can read it. Your answer is kept for this workspace.',
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
    text: `The launch configuration asks for key ${label}, and there is none of that name.`,
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

import * as vscode from 'vscode';
import { explainError } from '#core/vault/errorWords.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import { unusedLabel } from '#platform/vscode/freeLabel.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Stray } from './search.ts';
import { search } from './search.ts';
import { takeAway } from './takeAway.ts';

/** What came of one key: in the vault now, or why not. */
type Outcome = { readonly stray: Stray; readonly record?: KeyRecord; readonly because?: string };

export async function importKeys(services: Services): Promise<void> {
  const server = await serverOf(services);
  if (server === undefined) return;
  const found = await services.ui.progress({ title: vscode.l10n.t('Looking for keys') }, async (signal) => {
    const strays = await search(services, signal);
    return signal.aborted ? undefined : strays;
  });
  if (found === undefined) return;
  if (found.length === 0) return sayNothingFound(services);
  const chosen = await choose(found);
  if (chosen === undefined || chosen.length === 0) return;
  const outcomes = await services.ui.progress({ title: vscode.l10n.t('Importing keys') }, async (signal, report) => {
    const done: Outcome[] = [];
    for (const stray of chosen) {
      if (signal.aborted) break;
      report(vscode.l10n.t('…{0}, {1} of {2}', stray.key.lastFour, done.length + 1, chosen.length));
      done.push(await keep(services, stray, server, signal));
    }
    return done;
  });
  say(services, outcomes);
  await takeAway(
    services,
    outcomes.flatMap(({ stray, record }) => (record ? [{ stray, record }] : [])),
  );
}

async function sayNothingFound({ ui, commands }: Services): Promise<void> {
  await ui.show({
    severity: 'info',
    text: vscode.l10n.t(
      'No Mistral key lies around: not in the environment, not in .env files of this workspace, and not with Vibe, Continue or Cline.',
    ),
    actions: [{ label: vscode.l10n.t('Add Key…'), run: () => commands.run('addKey') }],
  });
}

async function choose(found: readonly Stray[]): Promise<readonly Stray[] | undefined> {
  const rows = found.map((stray) => ({
    label: `…${stray.key.lastFour}`,
    description: stray.spots.map(({ name }) => name).join(', '),
    ...(isHere(stray) && {
      detail: vscode.l10n.t('Already here as {0}; it can still be taken away from there', stray.own?.label ?? ''),
    }),
    picked: !isHere(stray),
    stray,
  }));
  const title =
    found.length === 1
      ? vscode.l10n.t('One key found. Import it?')
      : vscode.l10n.t('{0} keys found. Import which?', found.length);
  const picked = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: vscode.l10n.t('Each is checked with Mistral before it is kept'),
    canPickMany: true,
    ignoreFocusOut: true,
    matchOnDescription: true,
  });
  return picked?.map(({ stray }) => stray);
}

const isHere = ({ own }: Stray): boolean => own !== undefined && own.is !== 'retired';

async function keep(services: Services, stray: Stray, server: string, signal: AbortSignal): Promise<Outcome> {
  const { vault, memory } = services;
  if (stray.own && isHere(stray)) return { stray, ...recordOf(services, stray.own.id) };
  const wanted = {
    label: unusedLabel(vault, stray.suggestion),
    key: stray.key,
    host: server,
    addedFrom: `imported from ${stray.spots[0]?.name ?? 'this machine'}`,
    profile: vault.profile(memory.profile()).id,
  };
  const added = await vault.add(wanted, signal);
  if (added.ok) return { stray, record: added.value };
  if (added.error.kind === 'same-key') return { stray, ...recordOf(services, added.error.id) };
  return { stray, because: explainError(added.error).text };
}

function recordOf({ vault }: Services, id: string): { record?: KeyRecord } {
  const record = vault.list().find((view) => view.record.id === id)?.record;
  return record ? { record } : {};
}

/** Not waited for: the message stays while the person goes on. */
function say({ ui, commands }: Services, outcomes: readonly Outcome[]): void {
  const kept = outcomes.flatMap(({ record }) => (record ? [`${record.label} (…${record.lastFour})`] : []));
  const refused = outcomes.filter(({ because }) => because !== undefined);
  if (kept.length > 0)
    void ui.show({
      severity: 'info',
      text: vscode.l10n.t('In the vault now: {0}.', kept.join(', ')),
      actions: [
        { label: vscode.l10n.t('Show Keys'), run: () => vscode.commands.executeCommand('mistralGuard.keys.focus') },
      ],
    });
  for (const { stray, because } of refused)
    void ui.show({
      severity: 'warning',
      text: vscode.l10n.t('Key …{0} of {1}: {2}', stray.key.lastFour, stray.spots[0]?.name ?? '', because ?? ''),
      actions: [{ label: vscode.l10n.t('Diagnose'), run: () => commands.run('doctor') }],
    });
}

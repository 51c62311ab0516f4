import * as vscode from 'vscode';
import type { KeyView } from '#core/vault/state.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';

/** A key that was just rotated or deleted is looked for in the folders: where it still lies, programs still use it. */
export function retiredKeys(services: Services): Disposable {
  const { vault } = services;
  let inUse = idsInUse(vault.list());
  return vault.onDidChange(() => {
    const before = inUse;
    inUse = idsInUse(vault.list());
    const retired = [...before].filter((id) => !inUse.has(id));
    if (retired.length > 0 && canLook()) void pointOut(services, new Set(retired));
  });
}

const idsInUse = (keys: readonly KeyView[]): ReadonlySet<string> =>
  new Set(keys.filter(({ record }) => record.retiring === undefined).map(({ record }) => record.id));

const canLook = (): boolean =>
  vscode.workspace.isTrusted && (vscode.workspace.workspaceFolders ?? []).some(({ uri }) => uri.scheme === 'file');

async function pointOut(services: Services, ids: ReadonlySet<string>): Promise<void> {
  await services.commands.run('scanWorkspace');
  for (const label of await labelsOf(services, ids)) {
    const files = filesWith(services, label);
    if (files > 0) await say(services, label, files);
  }
}

/** Those that they are known under from now on. */
async function labelsOf({ vault }: Services, ids: ReadonlySet<string>): Promise<readonly string[]> {
  const known = await vault.recognition();
  return known.ok ? (known.value?.keys ?? []).filter(({ id }) => ids.has(id)).map(({ label }) => label) : [];
}

const filesWith = ({ findings }: Services, label: string): number =>
  findings
    .all()
    .filter((file) => file.findings.some(({ explanation: { own } }) => own?.label === label && own.state !== 'current'))
    .length;

async function say({ ui }: Services, label: string, files: number): Promise<void> {
  await ui.show({
    severity: 'warning',
    text:
      files === 1
        ? vscode.l10n.t('Key {0} is retired, and still lies in 1 file here.', label)
        : vscode.l10n.t('Key {0} is retired, and still lies in {1} files here.', label, files),
    actions: [
      {
        label: vscode.l10n.t('Show Findings'),
        run: () => vscode.commands.executeCommand(`${viewId('findings')}.focus`),
      },
    ],
  });
}

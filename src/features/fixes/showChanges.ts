import * as vscode from 'vscode';
import type { Check, Checklist } from '#core/report/checks.ts';
import type { Finding } from '#core/scan/finding.ts';
import { isOpen } from '#core/scan/finding.ts';
import { forReport } from '#core/scan/place.ts';
import { checksPage } from '#platform/vscode/checksPage.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { openPlace } from '#platform/vscode/openPlace.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { FileRepairs } from './fileRepairs.ts';

export type ShowChanges = (files: readonly FileRepairs[]) => Promise<void>;

/** After a change of many places: every file is looked at again, and each fix says whether it held. */
export function changesPage(services: Services): Disposable & { readonly show: ShowChanges } {
  let last: readonly FileRepairs[] = [];
  const page = checksPage(services, {
    title: vscode.l10n.t('Changes'),
    copied: vscode.l10n.t('The report is on the clipboard.'),
    look: () => validate(services, last),
    open: ({ path, line }) => openPlace(path, line),
  });

  async function show(files: readonly FileRepairs[]): Promise<void> {
    last = files;
    const { summary, checks } = await validate(services, files);
    await page.refresh();
    void services.ui.show({
      severity: checks.some(({ verdict }) => verdict === 'fail') ? 'warning' : 'info',
      text: summary,
      actions: [{ label: vscode.l10n.t('Show Changes'), run: () => page.open() }],
    });
  }

  return { show, dispose: () => page.dispose() };
}

async function validate(services: Services, files: readonly FileRepairs[]): Promise<Checklist> {
  const checks = (await Promise.all(files.map((file) => checksOf(services, file)))).flat();
  return { title: vscode.l10n.t('Changes'), summary: summaryOf(checks), checks };
}

async function checksOf(
  { engine, findings }: Services,
  { home, sure, proposed }: FileRepairs,
): Promise<readonly Check[]> {
  const now = await engine.scanDocument(home);
  findings.put([{ uri: home.uri.toString(), findings: now }]);
  const path = vscode.workspace.asRelativePath(home.uri);
  const onRequest = (await engine.repairs(home)).map(({ finding }) => finding);
  const left = [...now.filter(isOpen), ...onRequest].map(signOf);
  return [...sure.repairs, ...proposed.repairs].map(({ finding, fix }, at) => ({
    id: `${path}/${at}`,
    group: path,
    title: fix.title,
    ...became(left.includes(signOf(finding)), fix.safe, finding),
    places: [{ path, line: forReport(finding.range.start).row }],
  }));
}

/** A proposal that nobody ticked has not failed. */
function became(isLeft: boolean, isSafe: boolean, { message, rule }: Finding): Pick<Check, 'verdict' | 'evidence'> {
  if (!isLeft) return { verdict: 'pass', evidence: `${message} (${rule})` };
  return { verdict: isSafe ? 'fail' : 'not applicable', evidence: vscode.l10n.t('Left as it was: {0}', message) };
}

const signOf = ({ rule, fingerprint, steps = [] }: Finding): string => [rule, fingerprint, ...steps].join();

function summaryOf(checks: readonly Check[]): string {
  const held = checks.filter(({ verdict }) => verdict === 'pass');
  const failed = checks.filter(({ verdict }) => verdict === 'fail');
  const files = new Set(held.map(({ group }) => group)).size;
  const fixed =
    held.length === 1
      ? vscode.l10n.t('1 problem fixed.')
      : vscode.l10n.t('{0} problems fixed, in {1} files.', held.length, files);
  return failed.length === 0
    ? vscode.l10n.t('{0} Each file was looked at again.', fixed)
    : vscode.l10n.t('{0} Still there: {1}.', fixed, failed.length);
}

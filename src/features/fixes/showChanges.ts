import * as vscode from 'vscode';
import type { Check, Checklist } from '#core/report/checks.ts';
import { isOpen } from '#core/scan/finding.ts';
import { forReport } from '#core/scan/place.ts';
import type { Repair } from '#core/scan/repairAll.ts';
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
    const { checks } = await validate(services, files);
    await page.refresh();
    const held = checks.filter(({ verdict }) => verdict === 'pass').length;
    void services.ui.show({
      severity: held === checks.length ? 'info' : 'warning',
      text: summaryOf(held, checks.length, files.length),
      actions: [{ label: vscode.l10n.t('Show Changes'), run: () => page.open() }],
    });
  }

  return { show, dispose: () => page.dispose() };
}

async function validate(services: Services, files: readonly FileRepairs[]): Promise<Checklist> {
  const checks = (await Promise.all(files.map((file) => checksOf(services, file)))).flat();
  const held = checks.filter(({ verdict }) => verdict === 'pass').length;
  return { title: vscode.l10n.t('Changes'), summary: summaryOf(held, checks.length, files.length), checks };
}

async function checksOf({ engine, findings }: Services, { home, repairs }: FileRepairs): Promise<readonly Check[]> {
  const now = await engine.scanDocument(home);
  findings.put([{ uri: home.uri.toString(), findings: now }]);
  const path = vscode.workspace.asRelativePath(home.uri);
  const left = now.filter(isOpen).map(({ rule, fingerprint, steps }) => [rule, fingerprint, steps?.join()].join());
  return repairs.map(({ finding, fix }, at) => {
    const gone = !left.includes([finding.rule, finding.fingerprint, finding.steps?.join()].join());
    return {
      id: `${path}/${at}`,
      group: path,
      title: fix.title,
      verdict: gone ? 'pass' : 'fail',
      evidence: gone ? wasSaid(finding) : vscode.l10n.t('Not changed: {0}', finding.message),
      places: [{ path, line: forReport(finding.range.start).row }],
    };
  });
}

const wasSaid = ({ rule, message }: Repair['finding']): string => `${message} (${rule})`;

function summaryOf(held: number, all: number, files: number): string {
  const where = files === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', files);
  return held === all
    ? vscode.l10n.t('{0} problems fixed in {1}, and every file was looked at again.', held, where)
    : vscode.l10n.t('{0} of {1} problems fixed in {2}.', held, all, where);
}

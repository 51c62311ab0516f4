import * as vscode from 'vscode';
import type { Check } from '#core/report/checks.ts';
import { checksPage } from '#platform/vscode/checksPage.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Look } from './looks.ts';
import { looks } from './looks.ts';

/** “Why does it not work?”: storage, window, system and network looked at, with the way out beside each. */
export function doctor(services: Services): Disposable {
  const page = checksPage(services, {
    title: vscode.l10n.t('Diagnosis'),
    copied: vscode.l10n.t('The report is on the clipboard. It holds no key, no path and no name.'),
    async look() {
      const checks = await Promise.all(looks.map((each) => see(each, services)));
      return { title: vscode.l10n.t('Diagnosis'), summary: summaryOf(checks), checks };
    },
    fix: (id) => looks.find((each) => each.id === id)?.fix?.run(services),
  });
  return together(
    services.commands.register('doctor', () => page.open()),
    page,
  );
}

/** A look that breaks is a line of the report like any other, and never a pass. */
async function see({ id, group, title, see, fix }: Look, services: Services): Promise<Check> {
  const seen = await Promise.resolve(see(services)).catch(
    () =>
      ({
        verdict: 'unknown',
        evidence: vscode.l10n.t('Not known: looking at it failed. The log may say why.'),
      }) as const,
  );
  return { id, group, title, ...seen, fix: seen.verdict === 'pass' ? undefined : fix?.label };
}

function summaryOf(checks: readonly Check[]): string {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  if (failed > 0)
    return failed === 1
      ? vscode.l10n.t('One thing needs your attention.')
      : vscode.l10n.t('{0} things need your attention.', failed);
  const unknown = checks.filter(({ verdict }) => verdict === 'unknown').length;
  if (unknown === 0) return vscode.l10n.t('Nothing needs your attention.');
  return unknown === 1
    ? vscode.l10n.t('Nothing needs your attention; one thing is not known.')
    : vscode.l10n.t('Nothing needs your attention; {0} things are not known.', unknown);
}

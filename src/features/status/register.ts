import * as vscode from 'vscode';
import type { KeyView } from '#core/vault/state.ts';
import { worstOf } from '#core/vault/state.ts';
import { explainState, statusText } from '#core/vault/words.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { ViewName } from '#platform/vscode/manifest/views.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';
import { findingsLabel, findingsLine, pressing } from './findingsLine.ts';
import { spendLine } from './spendLine.ts';
import { tooltip } from './tooltip.ts';

const looks = {
  well: { icon: 'key' },
  warning: { icon: 'key', background: 'statusBarItem.warningBackground' },
  error: { icon: 'error', background: 'statusBarItem.errorBackground' },
  locked: { icon: 'lock' },
} as const satisfies Record<ReturnType<typeof statusText>['health'], { icon: string; background?: string }>;

/** One item, left: the health of the key that is used here, and of the worst other one in the tooltip. */
export function statusBar(services: Services): Disposable {
  const { vault, settings, clock, memory, findings, spending } = services;
  const item = vscode.window.createStatusBarItem('mistralGuard.health', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Mistral key health');

  function show(): void {
    const views = vault.list(settings.get('health.expiryWarningDays'));
    const main = views.find(isServing(services)) ?? worstOf(views);
    const counts = findings.counts();
    const count = pressing(counts);
    if (main === undefined) {
      showFindingsOnly(count);
      return;
    }
    const { text, health } = statusText(main, clock.now());
    const look: { icon: string; background?: string } = looks[health];
    item.text = `$(${look.icon}) ${count === 0 ? text : `${text} · ${findingsLabel(count)}`}`;
    item.backgroundColor = look.background === undefined ? undefined : new vscode.ThemeColor(look.background);
    const profile = vault.profile(memory.profile());
    item.tooltip = tooltip({
      main,
      others: views.filter((view) => view !== main),
      profile: profile.label,
      findings: findingsLine(counts),
      spend: spendLine(spending.of(profile.id), profile.monthlyBudget),
      now: clock.now(),
    });
    item.command = focusOn(health === 'well' && count > 0 ? 'findings' : 'keys');
    item.accessibilityInformation = {
      label: `Mistral Guard: ${explainState(main, clock.now()).text} ${count === 0 ? '' : findingsLabel(count)}`.trim(),
      role: 'button',
    };
    showIf(health !== 'well' || count > 0);
  }

  /** Nobody who keeps no key here should have to look for what was found. */
  function showFindingsOnly(count: number): void {
    if (count === 0) {
      item.hide();
      return;
    }
    item.text = `$(key) ${findingsLabel(count)}`;
    item.backgroundColor = undefined;
    item.tooltip = `Mistral Guard: ${findingsLabel(count)}`;
    item.command = focusOn('findings');
    item.accessibilityInformation = { label: item.tooltip, role: 'button' };
    showIf(true);
  }

  function showIf(isProblem: boolean): void {
    const visible = settings.get('statusBar.visible');
    if (visible === 'always' || (visible === 'problems' && isProblem)) item.show();
    else item.hide();
  }

  show();
  const everyMinute = setInterval(show, 60_000);
  return together(
    item,
    spending.onDidChange(show),
    vault.onDidChange(show),
    memory.onDidChangeProfile(show),
    findings.onDidChange(show),
    settings.onDidChange('statusBar.visible', show),
    settings.onDidChange('health.expiryWarningDays', show),
    { dispose: () => clearInterval(everyMinute) },
  );
}

const focusOn = (view: ViewName): string => `${viewId(view)}.focus`;

const isServing =
  ({ vault, memory }: Services) =>
  ({ record, isDefault }: KeyView): boolean =>
    isDefault && record.profile === vault.profile(memory.profile()).id;

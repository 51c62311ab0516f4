import * as vscode from 'vscode';
import { unusualToday } from '#core/usage/habit.ts';
import type { FromUsagePage, Period, ToUsagePage } from '#core/usage/page.ts';
import { fromUsagePage } from '#core/usage/page.ts';
import { usageReport } from '#core/usage/report.ts';
import { beginningOf, usageOf } from '#core/usage/usage.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Page } from '#platform/vscode/page.ts';
import { openPage } from '#platform/vscode/page.ts';
import type { Services } from '#platform/vscode/services.ts';
import { anomalyText } from './anomalyText.ts';
import { exportUsage } from './exportUsage.ts';

/** Months begin before the shortest period does. */
const longestMonth = 31;

export function usagePage(services: Services): Disposable & { open(): void } {
  const { guard, vault, clock, home } = services;
  let page: Page<ToUsagePage> | undefined;
  let period: Period = 30;

  const records = () => guard.log.read({ since: beginningOf(clock.now(), Math.max(period, longestMonth)) });

  async function show(): Promise<void> {
    const all = await records();
    const now = clock.now();
    const report = usageReport({
      records: all,
      profiles: vault.profiles(),
      dailyBudget: guard.policy().policy['budget.dollarsPerDay'],
      now,
      period,
      unusual: unusualToday(all, now).map(anomalyText),
    });
    page?.post({ type: 'usage', period, report });
  }

  function receive(message: FromUsagePage): unknown {
    switch (message.type) {
      case 'ready':
      case 'look again':
        return show();
      case 'period':
        period = message.period;
        return show();
      case 'export':
        return records().then((all) => exportUsage(services, usageOf(all, clock.now(), period), message.format));
      case 'open chat':
        return vscode.commands.executeCommand('mistralGuard.chat.focus');
    }
  }

  function open(): void {
    page?.reveal();
    page ??= openPage<FromUsagePage, ToUsagePage>({
      name: 'usage',
      title: vscode.l10n.t('Mistral Guard: Usage'),
      home,
      parse: (message) => fromUsagePage.safeParse(message).data,
      receive,
      closed: () => {
        page = undefined;
      },
    });
  }

  return { open, dispose: () => page?.dispose() };
}

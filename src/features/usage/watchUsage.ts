import * as vscode from 'vscode';
import { habitDays, unusualToday } from '#core/usage/habit.ts';
import { anomalyText } from '#core/usage/report.ts';
import { beginningOf, dayOf } from '#core/usage/usage.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The log is read again at most this often, however many requests there are. */
const pause = 60_000;

/** Says so when today is unlike the days before, at most once a day. */
export function watchUsage({ guard, clock, memory, ui, commands }: Services): Disposable {
  let lastLook = 0;

  async function look(): Promise<void> {
    const now = clock.now();
    if (now - lastLook < pause || memory.usageAlert() === dayOf(now)) return;
    lastLook = now;
    const [unusual] = unusualToday(await guard.log.read({ since: beginningOf(now, habitDays) }), now);
    if (unusual === undefined || memory.usageAlert() === dayOf(now)) return;
    await memory.setUsageAlert(dayOf(now));
    await ui.show({
      severity: 'warning',
      text: vscode.l10n.t('Today is unlike your other days with Mistral. {0}', anomalyText(unusual)),
      actions: [{ label: vscode.l10n.t('Show Usage'), run: () => commands.run('showUsage') }],
    });
  }

  return guard.onDidRecord(() => void look());
}

import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Machine } from '#core/guard/machine.ts';
import type { RedTeamReport } from '#core/guard/redteam/run.ts';
import type { Reports } from '#platform/vscode/guardReport.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Attacks the policy of this window with what is built in. Nothing is sent, so it may run anywhere. */
export async function redTeamPolicy({ ui, guard }: Services, reports: Reports): Promise<void> {
  const { policy, name } = guard.policy();
  const { redTeamSteps, redTeamMarkdown } = await guard.machine();
  const report = await ui.progress({ title: vscode.l10n.t('Attacking the guard’s policy') }, (signal, say) =>
    attack(redTeamSteps({ policy, known: {}, fingerprint: (value) => value }), signal, say),
  );
  if (report === undefined) return;
  await reports.show(vscode.l10n.t('Red Team'), redTeamMarkdown(report, name));
}

/** A few milliseconds at a time, so that the window stays free; `undefined` when the person calls it off. */
async function attack(
  steps: ReturnType<Machine['redTeamSteps']>,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<RedTeamReport | undefined> {
  let rested = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return step.value;
    if (performance.now() - rested < 10) continue;
    say(vscode.l10n.t('{0} of {1}', step.value.done, step.value.of));
    await setImmediate();
    if (signal.aborted) return undefined;
    rested = performance.now();
  }
}

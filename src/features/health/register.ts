import * as vscode from 'vscode';
import { explainReminder } from '#core/vault/errorWords.ts';
import { healthRound, roundEveryMs } from '#core/vault/healthRound.ts';
import { explainRotation } from '#core/vault/rotationWords.ts';
import { explain } from '#platform/vscode/explain.ts';
import { handOut } from '#platform/vscode/handOut.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Looks after the keys about once a minute, in the window in front. Nothing runs at the start, or in Restricted Mode. */
export function health(services: Services): Disposable {
  const { vault, clock, log, random, settings, ui } = services;
  const stop = new AbortController();
  let busy = false;

  async function round(): Promise<void> {
    if (busy || !vscode.workspace.isTrusted || !vscode.window.state.focused) return;
    busy = true;
    try {
      await healthRound({
        vault,
        clock,
        logger: log,
        checkEveryHours: settings.get('health.intervalHours'),
        expiryWarningDays: settings.get('health.expiryWarningDays'),
        hands: { handOut: handOut(services), signal: stop.signal },
        rotated: (rotation, oldEndsIn) =>
          void ui.show({ severity: 'info', text: explainRotation(rotation, oldEndsIn) }),
        remind: (reminder) => void explain(services, 'warning', explainReminder(reminder), { keyId: reminder.id }),
      });
    } catch (error) {
      log.error('health round failed', { error: error instanceof Error ? error.name : 'unknown' });
    } finally {
      busy = false;
    }
  }

  const timer = setInterval(() => void round(), roundEveryMs(random.unit()));
  return {
    dispose() {
      clearInterval(timer);
      stop.abort();
    },
  };
}

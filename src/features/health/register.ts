import * as vscode from 'vscode';
import { explainReminder } from '#core/vault/errorWords.ts';
import { dueReminder } from '#core/vault/reminder.ts';
import { explainRotation } from '#core/vault/rotationWords.ts';
import type { KeyView } from '#core/vault/state.ts';
import { explain } from '#platform/vscode/explain.ts';
import { handOut } from '#platform/vscode/handOut.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * Once a minute, in the one window that holds the lease and is in front: keys that were not checked for a day are
 * asked, rotations that wait go on, pools turn. Nothing runs at the start, in Restricted Mode, or while locked.
 */
export function health(services: Services): Disposable {
  const { vault, log, random } = services;
  const stop = new AbortController();
  let busy = false;

  async function round(): Promise<void> {
    if (busy || vault.isClosed || !vscode.workspace.isTrusted || !vscode.window.state.focused) return;
    if (vault.list().length === 0 || !(await vault.claim('health', 2 * minute))) return;
    busy = true;
    try {
      await checkDue(services, stop.signal);
      await driveRotations(services, stop.signal);
      for (const { id, pool } of vault.profiles()) if (pool) await vault.turnPool(id);
      await remind(services);
    } catch (error) {
      log.error('health round failed', { error: error instanceof Error ? error.name : 'unknown' });
    } finally {
      busy = false;
    }
  }

  // Windows that start together would otherwise ask together for ever.
  const timer = setInterval(() => void round(), minute + Math.floor(random.unit() * 10_000));
  return {
    dispose() {
      clearInterval(timer);
      stop.abort();
    },
  };
}

async function checkDue({ vault, settings, clock, log }: Services, signal: AbortSignal): Promise<void> {
  const hours = settings.get('health.intervalHours');
  const due = hours > 0 ? vault.list().filter((view) => isDue(view, clock.now() - hours * hour)) : [];
  for (const { record } of due) {
    const checked = await vault.check(record.id, signal);
    log.info('checked', { key: record.id, outcome: checked.ok ? checked.value.is : checked.error.kind });
  }
}

/** A check that could not be made counts as one too: nobody is asked every minute while offline. */
function isDue({ record }: KeyView, before: number): boolean {
  return Math.max(record.lastCheck?.at ?? 0, record.lastTry?.at ?? 0) < before;
}

async function driveRotations(services: Services, signal: AbortSignal): Promise<void> {
  const { vault, clock, log, ui } = services;
  for (const rotation of vault.rotations.open()) {
    if (rotation.retryAt > clock.now()) continue;
    const oldEndsIn = vault.list().find(({ record }) => record.id === rotation.old)?.record.lastFour;
    const driven = await vault.rotations.drive(rotation.id, { handOut: handOut(services), signal });
    if (driven.ok && driven.value.step.is === 'done')
      void ui.show({ severity: 'info', text: explainRotation(driven.value, oldEndsIn) });
    log.debug('rotation driven', { rotation: rotation.id, step: driven.ok ? driven.value.step.is : driven.error.kind });
  }
}

async function remind(services: Services): Promise<void> {
  const { vault, settings, clock } = services;
  const reminder = dueReminder(
    vault.list().map(({ record }) => record),
    {
      now: clock.now(),
      expiryWarningDays: settings.get('health.expiryWarningDays'),
      quietUntil: vault.claimedUntil('reminder'),
    },
  );
  if (reminder === undefined || !(await vault.claim('reminder', day))) return;
  void explain(services, 'warning', explainReminder(reminder), { keyId: reminder.id });
}

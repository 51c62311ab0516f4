import type { Clock, Logger } from '../ports.ts';
import type { Reminder } from './reminder.ts';
import { dueReminder } from './reminder.ts';
import type { Rotation } from './rotation.ts';
import type { Hands } from './rotationEffect.ts';
import { day } from './state.ts';
import type { Vault } from './vault.ts';

const minute = 60_000;
const hour = 60 * minute;

/** One window at a time looks after the keys; when it is closed, another takes over after this. */
const leaseMs = 2 * minute;

/** Windows that start together would otherwise ask together for ever. */
export const roundEveryMs = (jitter: number): number => minute + Math.floor(jitter * 10_000);

export interface RoundNeeds {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly logger: Logger;
  /** None is asked by itself when it is 0. */
  readonly checkEveryHours: number;
  readonly expiryWarningDays: number;
  readonly hands: Hands & { signal: AbortSignal };
  readonly rotated: (rotation: Rotation, oldEndsIn: string | undefined) => void;
  readonly remind: (reminder: Reminder) => void;
}

/** Keys that were not asked for a day are, rotations that wait go on, pools turn, and at most one thing a day is said. */
export async function healthRound(needs: RoundNeeds): Promise<void> {
  const { vault } = needs;
  if (vault.isClosed || vault.list().length === 0 || !(await vault.claim('health', leaseMs))) return;
  await checkDue(needs);
  await driveRotations(needs);
  for (const { id, pool } of vault.profiles()) if (pool) await vault.turnPool(id);
  await remindOnce(needs);
}

async function checkDue({ vault, checkEveryHours, clock, logger, hands }: RoundNeeds): Promise<void> {
  if (checkEveryHours === 0) return;
  const before = clock.now() - checkEveryHours * hour;
  for (const { record } of vault.list()) {
    // A check that could not be made counts as one too: nobody is asked every minute while offline.
    if (Math.max(record.lastCheck?.at ?? 0, record.lastTry?.at ?? 0) >= before) continue;
    const checked = await vault.check(record.id, hands.signal);
    logger.info('checked', { key: record.id, outcome: checked.ok ? checked.value.is : checked.error.kind });
  }
}

async function driveRotations({ vault, clock, logger, hands, rotated }: RoundNeeds): Promise<void> {
  for (const { id, old, retryAt } of vault.rotations.open()) {
    if (retryAt > clock.now()) continue;
    const oldEndsIn = vault.list().find(({ record }) => record.id === old)?.record.lastFour;
    const driven = await vault.rotations.drive(id, hands);
    if (driven.ok && driven.value.step.is === 'done') rotated(driven.value, oldEndsIn);
    logger.debug('rotation driven', { rotation: id, step: driven.ok ? driven.value.step.is : driven.error.kind });
  }
}

async function remindOnce({ vault, clock, expiryWarningDays, remind }: RoundNeeds): Promise<void> {
  const records = vault.list().map(({ record }) => record);
  const quietUntil = vault.claimedUntil('reminder');
  const reminder = dueReminder(records, { now: clock.now(), expiryWarningDays, quietUntil });
  if (reminder !== undefined && (await vault.claim('reminder', day))) remind(reminder);
}

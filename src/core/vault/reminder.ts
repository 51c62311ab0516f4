import type { KeyRecord } from './record.ts';
import { day } from './state.ts';

export type Reminder =
  | { is: 'expiry'; id: string; label: string; inDays: number }
  | { is: 'age'; id: string; label: string; ageDays: number };

export interface Reminding {
  now: number;
  expiryWarningDays: number;
  /** Whatever was due before this moment has been said. */
  quietUntil: number;
}

/** At most one at a time: the key that expires first, or else the one that is longest past its age. */
export function dueReminder(records: readonly KeyRecord[], reminding: Reminding): Reminder | undefined {
  if (reminding.now < reminding.quietUntil) return undefined;
  const current = records.filter(({ retiring }) => !retiring);
  return soonestExpiry(current, reminding) ?? oldest(current, reminding.now);
}

function soonestExpiry(records: readonly KeyRecord[], { now, expiryWarningDays }: Reminding): Reminder | undefined {
  const [first] = records
    .flatMap(({ id, label, expiresAt }) => (expiresAt === undefined ? [] : [{ id, label, left: expiresAt - now }]))
    .filter(({ left }) => left > 0 && left <= expiryWarningDays * day)
    .sort((a, b) => a.left - b.left);
  return first && { is: 'expiry', id: first.id, label: first.label, inDays: Math.ceil(first.left / day) };
}

function oldest(records: readonly KeyRecord[], now: number): Reminder | undefined {
  const [first] = records
    .map(({ id, label, createdAt, rotateAfterDays = Infinity }) => {
      const age = Math.floor((now - createdAt) / day);
      return { id, label, age, past: age - rotateAfterDays };
    })
    .filter(({ past }) => past >= 0)
    .sort((a, b) => b.past - a.past);
  return first && { is: 'age', id: first.id, label: first.label, ageDays: first.age };
}

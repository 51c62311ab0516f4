import type { KeyIndex } from '#core/vault/keyIndex.ts';
import { emptyIndex } from '#core/vault/keyIndex.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import type { KeyState } from '#core/vault/state.ts';
import { day } from '#core/vault/state.ts';
import { makeMistralKey } from '../keys.ts';
import { aRecord } from './records.ts';

type Facts = (now: number) => Partial<KeyRecord>;

const checked = (at: number, outcome: 'ok' | 'invalid' | 'forbidden' = 'ok') => ({ lastCheck: { at, outcome } });
const minute = 60_000;

/** What makes a key be in each state, all others being well. `locked` is all keys or none. */
const facts = {
  ok: (now) => checked(now - 2 * minute),
  unchecked: () => ({}),
  expiring: (now) => ({ ...checked(now - 5 * minute), expiresAt: now + 5 * day + minute }),
  expired: (now) => ({ ...checked(now - 4 * day), expiresAt: now - 2 * day }),
  invalid: (now) => checked(now - minute, 'invalid'),
  forbidden: (now) => checked(now - minute, 'forbidden'),
  limited: (now) => ({
    ...checked(now - 5 * minute),
    lastTry: { at: now, hindrance: 'limited', until: now + 30 * minute },
  }),
  offline: (now) => ({ ...checked(now - 3 * 60 * minute), lastTry: { at: now, hindrance: 'offline' } }),
  lost: (now) => checked(now - day),
  retiring: (now) => ({ ...checked(now - minute), retiring: { since: now - minute, successor: 'ok' } }),
} as const satisfies Partial<Record<KeyState['is'], Facts>>;

export type ShownState = keyof typeof facts;
export const shownStates = Object.keys(facts) as ShownState[];

export interface Seed {
  readonly index: KeyIndex;
  readonly secrets: Readonly<Record<string, string>>;
}

/** One key in each state, named for it. */
export function everyState(now: number): Seed {
  const keys = shownStates.map((name, order) => ({ name, raw: makeMistralKey(), order }));
  const records = keys.map(
    ({ name, raw, order }): KeyRecord => ({
      ...aRecord(name),
      createdAt: now - 40 * day,
      lastFour: raw.slice(-4),
      order,
      ...facts[name](now),
    }),
  );
  return {
    index: {
      ...emptyIndex,
      keys: Object.fromEntries(records.map((record) => [record.id, record])),
      defaults: { default: { key: 'ok', changed: 1 } },
    },
    secrets: Object.fromEntries(
      keys.filter(({ name }) => name !== 'lost').map(({ name, raw }) => [`key/${name}`, raw]),
    ),
  };
}

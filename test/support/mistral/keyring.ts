import { randomUUID } from 'node:crypto';
import { makeMistralKey } from '#test/support/keys.ts';

export type PlayedHost = 'api' | 'codestral';

export type KeyKind = 'studio' | 'codestral' | 'admin';

/** A key as the server knows it. Times are milliseconds since the epoch. */
export type PlayedKey = {
  readonly id: string;
  readonly raw: string;
  readonly kind: KeyKind;
  readonly name: string;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly organisation: { readonly id: string; readonly name: string };
  readonly userId: string;
  readonly createdAt: number;
  /** The last day it works, such as 2030-01-31. */
  readonly expires?: string;
  readonly worksFrom: number;
  revokedFrom?: number;
  lastUsed?: number;
};

export type KeyWish = Partial<
  Pick<PlayedKey, 'raw' | 'kind' | 'name' | 'workspace' | 'organisation' | 'userId' | 'expires'>
>;

export type KeyringOptions = {
  readonly now: () => number;
  /** How long a created key still answers 401, and a deleted one still 200. */
  readonly propagationMs: number;
};

export type Keyring = ReturnType<typeof createKeyring>;

export function createKeyring({ now, propagationMs }: KeyringOptions) {
  const keys = new Map<string, PlayedKey>();
  const home = {
    workspace: { id: randomUUID(), name: 'Default workspace' },
    organisation: { id: randomUUID(), name: 'Example organisation' },
    userId: randomUUID(),
  };

  function add(wish: KeyWish, worksFrom: number): PlayedKey {
    const key = {
      id: randomUUID(),
      raw: makeMistralKey(),
      kind: 'studio' as const,
      name: 'test key',
      ...home,
      ...wish,
    };
    const made: PlayedKey = { ...key, createdAt: now(), worksFrom };
    keys.set(made.raw, made);
    return made;
  }

  const works = (key: PlayedKey): boolean =>
    now() >= key.worksFrom && now() < (key.revokedFrom ?? Number.POSITIVE_INFINITY) && !isExpired(key, now());

  return {
    home,
    /** Works at once: it was made before the test began. */
    add: (wish: KeyWish = {}) => add(wish, now()),
    create: (wish: KeyWish) => add(wish, now() + propagationMs),
    /** Every key that has not been deleted, the newest last. */
    all: (): readonly PlayedKey[] => [...keys.values()].filter((key) => key.revokedFrom === undefined),
    find: (raw: string): PlayedKey | undefined => keys.get(raw),
    /** The key, if a request that presents it is let in; it counts as used then. */
    admit: (raw: string): PlayedKey | undefined => {
      const key = keys.get(raw);
      if (key === undefined || !works(key)) return undefined;
      key.lastUsed = now();
      return key;
    },
    /** False when there is no such key. */
    remove: (id: string): boolean => {
      const key = [...keys.values()].find((candidate) => candidate.id === id && candidate.revokedFrom === undefined);
      if (key !== undefined) key.revokedFrom = now() + propagationMs;
      return key !== undefined;
    },
  };
}

function isExpired({ expires }: PlayedKey, now: number): boolean {
  return expires !== undefined && new Date(now).toISOString().slice(0, 10) > expires;
}

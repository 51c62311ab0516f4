import type { KeyRecord } from './record.ts';
import type { SourceError } from './sourceError.ts';

/** What the secret storage last said about a key; `unread` until something needed it. */
export type StorageAnswer = 'present' | 'absent' | 'locked' | 'unread';

/** How a key stands, with the evidence for it. Derived at every look, never stored. */
export type KeyState =
  | { is: 'ok'; checkedAt: number }
  | { is: 'unchecked' }
  | { is: 'retiring'; since: number; answers: boolean }
  | { is: 'offline'; triedAt: number; goodAt: number | undefined }
  | { is: 'limited'; until: number }
  | { is: 'expiring'; expiresAt: number; checkedAt: number | undefined }
  | { is: 'forbidden'; checkedAt: number }
  /** `because` where a secret manager said so. */
  | { is: 'locked'; because?: SourceError }
  | { is: 'lost'; because?: SourceError }
  | { is: 'expired'; expiresAt: number }
  | { is: 'invalid'; checkedAt: number };

export interface Circumstances {
  storage: StorageAnswer;
  unfetched?: SourceError | undefined;
  now: number;
  expiryWarningDays: number;
}

export interface KeyView {
  record: KeyRecord;
  state: KeyState;
  isDefault: boolean;
}

export const day = 86_400_000;

/** How long a key that was limited without a Retry-After is left alone. */
const unsaidLimit = 60_000;

type Judge = (record: KeyRecord, circumstances: Circumstances) => KeyState | undefined;

/** The first judge with something to say decides: what cannot be used comes before what will soon not be. */
const judges: readonly Judge[] = [
  (_record, { storage, unfetched }) => (storage === 'absent' ? { is: 'lost', ...because(unfetched) } : undefined),
  (_record, { storage, unfetched }) => (storage === 'locked' ? { is: 'locked', ...because(unfetched) } : undefined),
  ({ retiring, lastCheck }) =>
    retiring && { is: 'retiring', since: retiring.since, answers: lastCheck?.outcome !== 'invalid' },
  expired,
  ({ lastCheck }) => (lastCheck?.outcome === 'invalid' ? { is: 'invalid', checkedAt: lastCheck.at } : undefined),
  ({ lastCheck }) => (lastCheck?.outcome === 'forbidden' ? { is: 'forbidden', checkedAt: lastCheck.at } : undefined),
  limited,
  expiring,
  hindered,
  ({ lastCheck }) => lastCheck && { is: 'ok', checkedAt: lastCheck.at },
];

export function stateOf(record: KeyRecord, circumstances: Circumstances): KeyState {
  for (const judge of judges) {
    const state = judge(record, circumstances);
    if (state) return state;
  }
  return { is: 'unchecked' };
}

const because = (error: SourceError | undefined) => (error === undefined ? {} : { because: error });

/** A key that answered after its date has outlived it: the date is known to the day only. */
function expired({ expiresAt, lastCheck }: KeyRecord, { now }: Circumstances): KeyState | undefined {
  if (expiresAt === undefined || expiresAt > now) return undefined;
  const outlived = lastCheck?.outcome === 'ok' && lastCheck.at >= expiresAt;
  return outlived ? undefined : { is: 'expired', expiresAt };
}

function limited({ lastTry, lastCheck }: KeyRecord, { now }: Circumstances): KeyState | undefined {
  if (lastTry?.hindrance !== 'limited' || lastTry.at < (lastCheck?.at ?? 0)) return undefined;
  const until = lastTry.until ?? lastTry.at + unsaidLimit;
  return until > now ? { is: 'limited', until } : undefined;
}

function expiring({ expiresAt, lastCheck }: KeyRecord, circumstances: Circumstances): KeyState | undefined {
  const { now, expiryWarningDays } = circumstances;
  if (expiresAt === undefined || expiresAt <= now || expiresAt - now > expiryWarningDays * day) return undefined;
  return { is: 'expiring', expiresAt, checkedAt: lastCheck?.at };
}

function hindered({ lastTry, lastCheck }: KeyRecord): KeyState | undefined {
  if (!lastTry || lastTry.hindrance === 'limited' || lastTry.at < (lastCheck?.at ?? 0)) return undefined;
  return { is: 'offline', triedAt: lastTry.at, goodAt: lastCheck?.at };
}

/** From harmless to worst: what the status bar shows when keys disagree. */
const fromBestToWorst = [
  'ok',
  'unchecked',
  'retiring',
  'offline',
  'limited',
  'expiring',
  'forbidden',
  'locked',
  'lost',
  'expired',
  'invalid',
] as const satisfies readonly KeyState['is'][];

/** A state left out of the table above does not compile. */
const gravity = (state: KeyState): number => {
  const word: (typeof fromBestToWorst)[number] = state.is;
  return fromBestToWorst.indexOf(word);
};

export function worstOf<View extends { state: KeyState }>(views: readonly View[]): View | undefined {
  return views.reduce<View | undefined>(
    (worst, view) => (worst && gravity(worst.state) >= gravity(view.state) ? worst : view),
    undefined,
  );
}

export const worstFirst = <View extends { state: KeyState }>(views: readonly View[]): readonly View[] =>
  views.toSorted((one, other) => gravity(other.state) - gravity(one.state));

const usable: ReadonlySet<KeyState['is']> = new Set(['ok', 'unchecked', 'offline', 'expiring']);

/** Whether a request may be tried with it: nothing known speaks against it. */
export const isUsable = (state: KeyState): boolean => usable.has(state.is);

import { mistralHosts } from '../mistral/hosts.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { askAdmin } from './adminFacts.ts';
import type { VaultCore } from './core.ts';
import { newId, putDefault, putKey, updateIndex } from './core.ts';
import { needsDefault } from './defaults.ts';
import type { Examination } from './health.ts';
import { examine, learn, ownerOf } from './health.ts';
import type { KeyIndex } from './keyIndex.ts';
import type { NotStored } from './keyStore.ts';
import { storeKey } from './keyStore.ts';
import { labelTaken } from './label.ts';
import type { Unwelcome } from './newcomer.ts';
import { fingerprintNew } from './newcomer.ts';
import { plantCanary } from './persistence.ts';
import { defaultProfile } from './profile.ts';
import type { KeyKind, KeyRecord } from './record.ts';
import type { Unfetched } from './remoteKey.ts';
import { readRemoteKey } from './remoteKey.ts';
import type { Secret } from './secret.ts';
import type { RemoteSource } from './source.ts';
import type { NotWritten } from './written.ts';

export interface NewRecord {
  label: string;
  key: Secret;
  addedFrom: string;
  host?: string;
  profile?: string;
  expiresAt?: number;
  rotateAfterDays?: number;
  /** `false` adds it unverified: the person has no network, or knows better. */
  check?: boolean;
  /** What Mistral said when it was asked about this key just now: kept unverified, it is still known to answer 401. */
  examined?: Examination;
  /** From `vet`, a moment ago: then Mistral is not asked again. */
  vetted?: Vetted;
  /** Where it lives, when that is not here: then no copy of it is stored. */
  source?: RemoteSource;
}

export type NewRemoteRecord = Omit<NewRecord, 'key' | 'source' | 'check'> & { source: RemoteSource };

export type AddError =
  | Unwelcome
  | { kind: 'label-taken'; label: string }
  /** Mistral did not vouch for it; nothing was stored. */
  | { kind: 'not-verified'; examination: Exclude<Examination, { is: 'answered' }> }
  | Unfetched
  | NotStored
  | NotWritten;

/** Asked of Mistral first, then stored, then read back, and only then recorded. */
export async function add(
  core: VaultCore,
  wanted: NewRecord,
  signal?: AbortSignal,
): Promise<Result<KeyRecord, AddError>> {
  const print = await admit(core, wanted);
  if (!print.ok) return print;
  const vetted = wanted.vetted ? ok(wanted.vetted) : await vouch(core, wanted, signal);
  if (!vetted.ok) return vetted;
  const id = newId(core);
  const stored = wanted.source ? ok(undefined) : await storeKey(core, id, wanted.key);
  if (!stored.ok) return stored;
  await plantCanary(core);
  const draft = { ...describe(core, wanted), ...vetted.value, id, fingerprint: print.value };
  const recorded = await record(core, draft);
  if (wanted.check !== false) await askAdmin(core, id, signal);
  return ok(core.index.read().keys[id] ?? recorded);
}

export async function addRemote(
  core: VaultCore,
  wanted: NewRemoteRecord,
  signal?: AbortSignal,
): Promise<Result<KeyRecord, AddError>> {
  if (core.closed) return fail({ kind: 'locked' });
  const key = await readRemoteKey(core.ports.sources, wanted.source, signal);
  return key.ok ? add(core, { ...wanted, key: key.value }, signal) : key;
}

/** What Mistral says of a key that nobody has named yet. Nothing is kept. */
export async function vet(
  core: VaultCore,
  wanted: Pick<NewRecord, 'key' | 'host'>,
  signal?: AbortSignal,
): Promise<Result<Vetted, AddError>> {
  const print = await fingerprintNew(core, wanted.key);
  return print.ok ? vouch(core, wanted, signal) : print;
}

const admit = async (core: VaultCore, { key, label }: NewRecord): Promise<Result<string, AddError>> =>
  labelTaken(core.index.read(), label) ? fail({ kind: 'label-taken', label }) : fingerprintNew(core, key);

export type Vetted = Pick<KeyRecord, 'kind' | 'host'> & Pick<Partial<KeyRecord>, 'lastCheck' | 'lastTry' | 'owner'>;

type Asked = Pick<NewRecord, 'key' | 'host' | 'check' | 'examined'>;

async function vouch(core: VaultCore, wanted: Asked, signal?: AbortSignal): Promise<Result<Vetted, AddError>> {
  const { api, clock } = core.ports;
  const suspect = { kind: 'unknown' as KeyKind, host: wanted.host ?? mistralHosts.global.url };
  if (wanted.check === false) return ok({ ...suspect, ...(wanted.examined && learn(wanted.examined, clock.now())) });
  const examination = await examine(api, wanted.key, suspect, signal);
  if (examination.is !== 'answered') return fail({ kind: 'not-verified', examination });
  const identity = await api.whoAmI({ key: wanted.key, host: examination.host, ...(signal && { signal }) });
  return ok({ ...suspect, ...learn(examination, clock.now()), ...(identity.ok && { owner: ownerOf(identity.value) }) });
}

const describe = (
  core: VaultCore,
  { label, key, addedFrom, profile, source, expiresAt, rotateAfterDays }: NewRecord,
) => ({
  label: label.trim(),
  lastFour: key.lastFour,
  addedFrom,
  createdAt: core.ports.clock.now(),
  profile: profile ?? defaultProfile.id,
  ...(source && { source }),
  ...(expiresAt !== undefined && { expiresAt }),
  ...(rotateAfterDays !== undefined && { rotateAfterDays }),
});

/** Last in its pool; the first key of a profile becomes its default. */
export async function record(core: VaultCore, draft: Omit<KeyRecord, 'order' | 'changed'>): Promise<KeyRecord> {
  const now = core.ports.clock.now();
  await updateIndex(core, (index) => {
    const recorded = putKey(index, { ...draft, order: lastOrder(index) + 1, changed: 0 }, now);
    return needsDefault(index, draft) ? putDefault(recorded, draft.profile, draft.id, now) : recorded;
  });
  return core.index.read().keys[draft.id] ?? { ...draft, order: 0, changed: now };
}

const lastOrder = ({ keys }: KeyIndex) => Math.max(0, ...Object.values(keys).map(({ order }) => order));

import type { Listen } from '../emitter.ts';
import { emitter } from '../emitter.ts';
import type { MistralError } from '../mistral/error.ts';
import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import type { AddError, NewRecord, NewRemoteRecord, Vetted } from './add.ts';
import { add, addRemote, vet } from './add.ts';
import { canonicalText } from './canonicalText.ts';
import type { CheckError } from './check.ts';
import { check, noteFailure } from './check.ts';
import type { Grant, NoKey, Purpose } from './choose.ts';
import { choose } from './choose.ts';
import { vaultCore } from './core.ts';
import * as edit from './edit.ts';
import type { KnownKey, Recognition } from './fingerprint.ts';
import { fingerprint, knownKeys, recognition } from './fingerprint.ts';
import type { Examination } from './health.ts';
import type { Unreadable } from './keyStore.ts';
import { readKey } from './keyStore.ts';
import { claim } from './mark.ts';
import type { Turn } from './pool.ts';
import type { VaultPorts } from './ports.ts';
import type { Profile } from './profile.ts';
import { findProfile, listProfiles, removeProfile, saveProfile, turnPool } from './profiles.ts';
import type { Reconciled } from './reconcile.ts';
import { reconcile } from './reconcile.ts';
import type { KeyRecord } from './record.ts';
import type { Rotations } from './rotations.ts';
import { rotations } from './rotations.ts';
import type { Secret } from './secret.ts';
import type { KeyView } from './state.ts';
import { viewsOf } from './views.ts';
import type { NotWritten } from './written.ts';
import { orNotWritten, written } from './written.ts';

type Edited<Failure = never> = Promise<Result<void, Failure | NotWritten>>;

/** What the rest of the product knows of the keys. Opening it reads nothing; listing it reads no secret. */
export interface Vault {
  readonly onDidChange: Listen<void>;
  list(expiryWarningDays?: number): readonly KeyView[];
  /** The one way to a key: it lives as long as `use` does. */
  withKey<Value>(
    id: string,
    use: (key: Secret, record: KeyRecord) => Promise<Value>,
  ): Promise<Result<Value, Unreadable>>;
  /** The key for a purpose, whichever that is now, and the limits that come with it. */
  keyFor(purpose: Purpose): Result<Grant, NoKey>;

  /** What Mistral says of a key before it has a name; `add` takes it along, and does not ask again. */
  vet(key: Pick<NewRecord, 'key' | 'host'>, signal?: AbortSignal): Promise<Result<Vetted, AddError>>;
  add(key: NewRecord, signal?: AbortSignal): Promise<Result<KeyRecord, AddError>>;
  /** A key that goes on living in a secret manager: fetched now to be checked, and again at each use. */
  addRemote(key: NewRemoteRecord, signal?: AbortSignal): Promise<Result<KeyRecord, AddError>>;
  rename(id: string, label: string): Edited<edit.RenameError>;
  setDefault(id: string): Edited<edit.DefaultError>;
  setDates(id: string, dates: edit.Dates): Edited<{ kind: 'no-such-key' }>;
  moveTo(id: string, profile: string): Edited<{ kind: 'no-such-key' }>;
  reorder(ids: readonly string[]): Edited;
  remove(id: string): Edited<edit.RemoveError>;

  check(id: string, signal?: AbortSignal): Promise<Result<Examination, CheckError>>;
  /** Tells the vault that a request with this key failed; a pool moves on when it must. */
  noteFailure(id: string, error: MistralError): Promise<void>;
  reconcile(): Promise<Result<Reconciled, { kind: 'locked' } | NotWritten>>;
  /** Call now and then: nothing tells when another window has changed something. Silent when nothing has. */
  refresh(): Promise<void>;

  readonly isClosed: boolean;
  close(): void;
  open(): void;

  /** Whether a key found somewhere is, or was, one of ours. */
  recognise(key: Secret): Promise<Result<KnownKey | undefined, { kind: 'locked' }>>;
  /** The same for many texts at once. */
  recognition(): Promise<Result<Recognition | undefined, { kind: 'locked' }>>;
  profiles(): readonly Profile[];
  profile(id?: string): Profile;
  saveProfile(profile: Omit<Profile, 'changed'>): Edited;
  removeProfile(id: string): Edited;
  turnPool(profile: string): Promise<Turn>;
  readonly rotations: Rotations;
  /** One window at a time: `false` when another does it already. */
  claim(what: string, forMs: number): Promise<boolean>;
  /** Until when a claim holds, and 0 when nobody made it. */
  claimedUntil(what: string): number;
}

export function openVault(ports: VaultPorts): Vault {
  const changes = emitter<void>(() => ports.logger.error('a listener of the vault failed'));
  const core = vaultCore(ports, () => changes.fire());
  let told: string | undefined;
  const setClosed = (closed: boolean) => {
    core.closed = closed;
    core.changed();
  };
  return {
    onDidChange: changes.on,
    list: (expiryWarningDays) => viewsOf(core, expiryWarningDays),
    async withKey(id, use) {
      const record = core.index.read().keys[id];
      const key = record ? await readKey(core, id) : undefined;
      if (!record || !key) return { ok: false, error: { kind: 'lost' } };
      return key.ok ? ok(await use(key.value, record)) : key;
    },
    keyFor: ({ profile, ...purpose }) => choose(viewsOf(core), findProfile(core, profile), purpose),

    vet: (key, signal) => vet(core, key, signal),
    add: (key, signal) => orNotWritten(() => add(core, key, signal)),
    addRemote: (key, signal) => orNotWritten(() => addRemote(core, key, signal)),
    rename: (id, label) => orNotWritten(() => edit.rename(core, id, label)),
    setDefault: (id) => orNotWritten(() => edit.setDefault(core, id)),
    setDates: (id, dates) => orNotWritten(() => edit.setDates(core, id, dates)),
    moveTo: (id, profile) => orNotWritten(() => edit.moveTo(core, id, profile)),
    reorder: (ids) => written(() => edit.reorder(core, ids)),
    remove: (id) => orNotWritten(() => edit.remove(core, id)),

    check: (id, signal) => orNotWritten(() => check(core, id, signal)),
    async noteFailure(id, error) {
      await written(() => noteFailure(core, id, error));
      const profile = core.index.read().keys[id]?.profile;
      if (profile !== undefined) await written(() => turnPool(core, profile));
    },
    reconcile: () => orNotWritten(() => reconcile(core)),
    async refresh() {
      await written(() => core.index.heal());
      const now = canonicalText(core.index.read());
      if (now === told) return;
      told = now;
      core.changed();
    },

    get isClosed() {
      return core.closed;
    },
    close() {
      ports.sources.forgetAll();
      setClosed(true);
    },
    open: () => setClosed(false),

    async recognise(key) {
      const known = knownKeys(core.index.read());
      // Without a key of ours there is nothing to compare with, and no reason to open the storage.
      if (known.size === 0) return ok(undefined);
      const print = await fingerprint(core, key);
      return print.ok ? ok(known.get(print.value)) : print;
    },
    recognition: () => recognition(core),
    profiles: () => listProfiles(core),
    profile: (id) => findProfile(core, id),
    saveProfile: (profile) => written(() => saveProfile(core, profile)),
    removeProfile: (id) => written(() => removeProfile(core, id)),
    async turnPool(profile) {
      const turned = await written(() => turnPool(core, profile));
      return turned.ok ? turned.value : { is: 'stay' };
    },
    rotations: rotations(core),
    async claim(what, forMs) {
      const claimed = await written(() => claim(core, what, forMs));
      return claimed.ok && claimed.value;
    },
    claimedUntil: (what) => core.index.read().marks[what]?.until ?? 0,
  };
}

import type { MistralError } from '../mistral/error.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { askAdmin } from './adminFacts.ts';
import type { VaultCore } from './core.ts';
import { changeKey, updateIndex } from './core.ts';
import { fingerprint } from './fingerprint.ts';
import type { Examination } from './health.ts';
import { examine, judge, learn } from './health.ts';
import type { Unreadable } from './keyStore.ts';
import { readKey } from './keyStore.ts';
import type { KeyRecord } from './record.ts';
import { remoteSourceOf } from './record.ts';
import type { Secret } from './secret.ts';
import type { NotWritten } from './written.ts';

export type CheckError = { kind: 'no-such-key' } | Unreadable | NotWritten;

/** Asks Mistral about a key and writes down what was learnt. */
export async function check(
  core: VaultCore,
  id: string,
  signal?: AbortSignal,
): Promise<Result<Examination, CheckError>> {
  const record = core.index.read().keys[id];
  if (!record) return fail({ kind: 'no-such-key' });
  const source = remoteSourceOf(record);
  const examined = await examineKey(core, record, signal);
  if (!source || !examined.ok || examined.value.is !== 'refused') return conclude(core, id, examined, signal);
  // It may have been replaced where it lives: only a key that was fetched just now is dead.
  core.ports.sources.forget(source);
  return conclude(core, id, await examineKey(core, record, signal), signal);
}

type Examined = Result<Examination, Unreadable>;

async function examineKey(core: VaultCore, record: KeyRecord, signal?: AbortSignal): Promise<Examined> {
  const key = await readKey(core, record.id, signal);
  if (!key.ok) return key;
  if (remoteSourceOf(record)) await noteValue(core, record, key.value);
  return ok(await examine(core.ports.api, key.value, record, signal));
}

/** What a secret manager hands out changes without us: people see the last four of what it is now. */
async function noteValue(core: VaultCore, { id, fingerprint: known }: KeyRecord, key: Secret): Promise<void> {
  const print = await fingerprint(core, key);
  if (!print.ok || print.value === known) return;
  const now = core.ports.clock.now();
  const value = { lastFour: key.lastFour, fingerprint: print.value };
  await updateIndex(core, (index) => changeKey(index, id, value, now));
}

async function conclude(core: VaultCore, id: string, examined: Examined, signal?: AbortSignal): Promise<Examined> {
  if (examined.ok) await write(core, id, examined.value);
  if (examined.ok && examined.value.is === 'answered') await askAdmin(core, id, signal);
  return examined;
}

/** A request with this key failed. A 401 is only a suspicion: the key may have been sent to the wrong host. */
export async function noteFailure(core: VaultCore, id: string, error: MistralError): Promise<void> {
  const heard = judge(error);
  if (heard.is === 'refused') await check(core, id);
  // A 403 in use is about what was asked, not about the key.
  else if (heard.is === 'hindered') await write(core, id, heard);
}

async function write(core: VaultCore, id: string, examination: Examination): Promise<void> {
  const now = core.ports.clock.now();
  await updateIndex(core, (index) => changeKey(index, id, learn(examination, now), now));
}

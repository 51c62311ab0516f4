import type { MistralError } from '../mistral/error.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { VaultCore } from './core.ts';
import { changeKey, updateIndex } from './core.ts';
import type { Examination } from './health.ts';
import { examine, judge, learn } from './health.ts';
import type { Unreadable } from './keyStore.ts';
import { readKey } from './keyStore.ts';

export type CheckError = { kind: 'no-such-key' } | Unreadable;

/** Asks Mistral about a key and writes down what was learnt. */
export async function check(
  core: VaultCore,
  id: string,
  signal?: AbortSignal,
): Promise<Result<Examination, CheckError>> {
  const record = core.index.read().keys[id];
  if (!record) return fail({ kind: 'no-such-key' });
  const key = await readKey(core, id);
  if (!key.ok) return key;
  const examination = await examine(core.ports.api, key.value, record, signal);
  await write(core, id, examination);
  return ok(examination);
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

import type { NewKey } from '#core/mistral/adminKey.ts';
import type { Call } from '#core/mistral/api.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { mistralHosts } from '#core/mistral/hosts.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { KeyApi } from '#core/vault/ports.ts';
import type { KeyKind } from '#core/vault/record.ts';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '../keys.ts';

/** A key as Mistral knows it. */
interface LiveKey {
  id: string;
  raw: string;
  name: string;
  kind: KeyKind;
  expires?: string;
  lastUsed?: string;
  deleted: boolean;
  /** So many questions more are answered as if the last change had not happened yet. */
  lag: number;
}

/** How the next call goes wrong; `after` means that it was done all the same. */
export type Fault = { error: MistralError; after: boolean };

export interface FakeMistral extends KeyApi {
  readonly keys: LiveKey[];
  readonly faults: (Fault | undefined)[];
  /** Which questions came, in order: `listModels api.mistral.ai`. */
  readonly asked: string[];
  /** How long each question waited for its answer at most. */
  readonly patience: (number | undefined)[];
  /** Questions that a change takes to be seen. */
  lag: number;
  /** The organisation lets no key live longer. */
  latestExpiry?: string;
  issue(kind: KeyKind, name?: string): LiveKey;
  alive(): readonly LiveKey[];
}

const workspace = { id: 'w-1', name: 'Team' };

export function fakeMistral(): FakeMistral {
  const keys: LiveKey[] = [];
  const faults: (Fault | undefined)[] = [];
  const asked: string[] = [];
  const patience: (number | undefined)[] = [];

  const issue = (kind: KeyKind, name: string = kind): LiveKey => {
    const key: LiveKey = { id: `api-${keys.length}`, raw: makeMistralKey(), name, kind, deleted: false, lag: 0 };
    keys.push(key);
    return key;
  };

  const answers = (key: LiveKey, host: string) => {
    if (key.kind === 'admin') return false;
    if ((key.kind === 'codestral') !== (host === mistralHosts.codestral.url)) return false;
    return key.lag-- > 0 ? key.deleted : !key.deleted;
  };

  async function reply<Value>(question: string, call: Call, judge: (key?: LiveKey) => Result<Value, MistralError>) {
    asked.push(`${question} ${new URL(call.host ?? mistralHosts.global.url).host}`);
    patience.push(call.timeoutMs);
    const fault = faults.shift();
    if (fault && !fault.after) return fail(fault.error);
    const raw = call.key.revealFor('mistral request');
    const answer = judge(keys.find((key) => key.raw === raw));
    return fault ? fail(fault.error) : answer;
  }

  const asAdmin = <Value>(question: string, call: Call, then: () => Result<Value, MistralError>) =>
    reply(question, call, (key) => (key?.kind === 'admin' && !key.deleted ? then() : fail({ kind: 'unauthorized' })));

  const asUser = <Value>(question: string, call: Call, then: (key: LiveKey) => Value) =>
    reply<Value>(question, call, (key) =>
      key && answers(key, call.host ?? mistralHosts.global.url) ? ok(then(key)) : fail({ kind: 'unauthorized' }),
    );

  const make = ({ name, expires }: NewKey) => {
    const key = issue('studio', name);
    key.lag = mistral.lag;
    const granted = [expires, mistral.latestExpiry].filter((date) => date !== undefined).sort()[0];
    if (granted !== undefined) key.expires = granted;
    return ok({ id: key.id, key: new Secret(key.raw), ...(granted !== undefined && { expires: granted }) });
  };

  const unmake = (id: string): Result<void, MistralError> => {
    const key = keys.find((one) => one.id === id && !one.deleted);
    if (!key) return fail({ kind: 'not-found' });
    key.deleted = true;
    key.lag = mistral.lag;
    return ok(undefined);
  };

  const listed = ({ id, name, raw, expires, lastUsed }: LiveKey) => ({
    id,
    name,
    hidden: `${raw.slice(0, 4)}...${raw.slice(-4)}`,
    ...(expires !== undefined && { expires }),
    ...(lastUsed !== undefined && { lastUsed }),
  });

  const mistral: FakeMistral = {
    keys,
    faults,
    asked,
    patience,
    lag: 0,
    issue,
    alive: () => keys.filter(({ deleted }) => !deleted),
    listModels: (call) => asUser('listModels', call, () => []),
    whoAmI: (call) =>
      asUser('whoAmI', call, ({ id }) => ({
        userId: 'u-1',
        workspace,
        organisation: { id: 'o-1', name: 'Org' },
        key: { id },
      })),
    listKeys: (call, search = '') =>
      asAdmin('listKeys', call, () =>
        ok(
          keys
            .filter(({ deleted, name, raw }) => !deleted && (name.includes(search) || raw.endsWith(search)))
            .map(listed),
        ),
      ),
    createKey: (call, key) => asAdmin('createKey', call, () => make(key)),
    deleteKey: (call, id) => asAdmin('deleteKey', call, () => unmake(id)),
  };
  return mistral;
}

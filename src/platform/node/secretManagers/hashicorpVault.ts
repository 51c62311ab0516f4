import * as z from 'zod/mini';
import type { Clock } from '#core/ports.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { keyInText } from '#core/vault/keyInText.ts';
import type { HashicorpVault } from '#core/vault/source/hashicorpVault.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { Manager } from './manager.ts';
import type { Surroundings } from './surroundings.ts';
import type { Question, Reply } from './vaultRequest.ts';
import { askVault, encoded, refusalOf } from './vaultRequest.ts';
import { vaultSessions } from './vaultSession.ts';

const secretShape = z.object({
  data: z.object({
    data: z.record(z.string(), z.unknown()),
    metadata: z.object({ version: z.number() }),
  }),
});
type Found = z.infer<typeof secretShape>['data'];

type Ask = (source: HashicorpVault, question: Question, signal?: AbortSignal) => Promise<Result<Reply, SourceError>>;

/** Over the HTTP API of the KV v2 engine: it is small, and many who use Vault have no command line of it. */
export function hashicorpVault(surroundings: Surroundings, clock: Clock): Manager<HashicorpVault> {
  const ask = signedIn(surroundings, clock);

  const find = async (source: HashicorpVault, signal?: AbortSignal): Promise<Result<Found, SourceError>> => {
    const version = source.version === undefined ? '' : `?version=${source.version}`;
    const reply = await ask(source, { method: 'GET', path: `${dataOf(source)}${version}` }, signal);
    if (!reply.ok) return reply;
    if (reply.value.status !== 200) return fail(refusalOf(reply.value));
    const found = secretShape.safeParse(reply.value.body);
    return found.success ? ok(found.data.data) : fail({ kind: 'unexpected', what: 'answer' });
  };

  return {
    async read(source, signal) {
      const found = await find(source, signal);
      return found.ok ? keyIn(found.value, source.field) : found;
    },

    /** The other fields stay as they are, and check-and-set makes sure that they are those that were read. */
    async write(source, key, signal) {
      if (source.version !== undefined) return fail({ kind: 'not-writable', why: 'pinned version' });
      const found = await find(source, signal);
      if (!found.ok) return found;
      const data = { ...found.value.data, [source.field]: key.revealFor('secret manager') };
      const body = { options: { cas: found.value.metadata.version }, data };
      const reply = await ask(source, { method: 'POST', path: dataOf(source), body }, signal);
      if (!reply.ok) return reply;
      if (reply.value.status === 200) return ok(undefined);
      return fail(await whyNotWritten(reply.value, found.value, () => find(source, signal)));
    },
  };
}

const dataOf = ({ mount, path }: HashicorpVault): string => `${encoded(mount)}/data/${encoded(path)}`;

function keyIn({ data }: Found, field: string): ReturnType<typeof keyInText> {
  const value = Object.hasOwn(data, field) ? data[field] : undefined;
  if (value === undefined) return fail({ kind: 'not-found' });
  return typeof value === 'string' ? keyInText(value) : fail({ kind: 'unexpected', what: 'answer' });
}

/** A lost check-and-set is a plain 400, as is a bad request: the version that stands there now tells them apart. */
async function whyNotWritten(
  reply: Reply,
  before: Found,
  find: () => Promise<Result<Found, SourceError>>,
): Promise<SourceError> {
  if (reply.status !== 400) return refusalOf(reply);
  const now = await find();
  const changed = now.ok && now.value.metadata.version !== before.metadata.version;
  return changed ? { kind: 'changed-meanwhile' } : refusalOf(reply);
}

/** Asks with a token. A leased one that is refused before its time was revoked, so one new login is tried. */
function signedIn(surroundings: Surroundings, clock: Clock): Ask {
  const sessions = vaultSessions(surroundings, clock);
  const once: Ask = async (source, question, signal) => {
    const token = await sessions.token(source, signal);
    if (!token.ok) return token;
    const reply = await askVault(source, { ...question, token: token.value }, signal);
    if (!reply.ok || reply.value.status !== 403) return reply;
    // 403 is a dead token as well as a live one without the right. Any live token may look at itself.
    const self = await askVault(source, { method: 'GET', path: 'auth/token/lookup-self', token: token.value }, signal);
    return self.ok && self.value.status === 403 ? fail({ kind: 'not-signed-in' }) : reply;
  };
  return async (source, question, signal) => {
    const answer = await once(source, question, signal);
    const isRefused = !answer.ok && answer.error.kind === 'not-signed-in';
    return isRefused && sessions.renew(source) ? once(source, question, signal) : answer;
  };
}

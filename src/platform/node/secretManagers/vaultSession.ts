import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Clock } from '#core/ports.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { Secret } from '#core/vault/secret.ts';
import type { HashicorpVault } from '#core/vault/source/hashicorpVault.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { Surroundings } from './surroundings.ts';
import type { Reply } from './vaultRequest.ts';
import { askVault, encoded, refusalOf } from './vaultRequest.ts';

/** The tokens that let us in. */
export interface VaultSessions {
  token(source: HashicorpVault, signal?: AbortSignal): Promise<Result<Secret, SourceError>>;
  /** The token was refused: the next one is a new one. Tells whether there can be another. */
  renew(source: HashicorpVault): boolean;
}

type AppRole = Extract<HashicorpVault['auth'], { by: 'approle' }>;
type Lease = { readonly token: Secret; readonly until: number };

const login = z.object({ auth: z.object({ client_token: z.string(), lease_duration: z.number() }) });

/** A token is not used in the last moments of its lease: it would end under way. */
const marginMs = 5_000;

/** Every login leaves a lease in Vault until it ends, so a token is used for as long as it lasts. */
export function vaultSessions(surroundings: Surroundings, clock: Clock): VaultSessions {
  const leases = new Map<string, Lease>();

  const logIn = async (source: HashicorpVault, auth: AppRole, signal?: AbortSignal) => {
    const secretId = await secretIdOf(auth, surroundings);
    if (secretId === undefined) return fail(notSignedIn);
    const body = { role_id: auth.roleId, secret_id: secretId };
    const path = `auth/${encoded(auth.mount)}/login`;
    const asked = clock.now();
    const reply = await askVault(source, { method: 'POST', path, body }, signal);
    if (!reply.ok) return reply;
    const entered = login.safeParse(reply.value.body);
    if (reply.value.status !== 200 || !entered.success) return fail(refusedLogin(reply.value));
    const { client_token, lease_duration } = entered.data.auth;
    const token = new Secret(client_token);
    leases.set(nameOf(source), { token, until: asked + lease_duration * 1000 - marginMs });
    return ok(token);
  };

  return {
    async token(source, signal) {
      const { auth } = source;
      if (auth.by === 'token') return ownToken(surroundings);
      const lease = leases.get(nameOf(source));
      return lease && lease.until > clock.now() ? ok(lease.token) : logIn(source, auth, signal);
    },
    renew: (source) => leases.delete(nameOf(source)),
  };
}

const notSignedIn: SourceError = { kind: 'not-signed-in' };

/** One lease for all keys behind the same door. */
const nameOf = ({ address, namespace, auth }: HashicorpVault): string => JSON.stringify([address, namespace, auth]);

/** A wrong role or secret ID is answered 400. */
const refusedLogin = (reply: Reply): SourceError =>
  reply.status === 400 || reply.status === 403 ? notSignedIn : refusalOf(reply);

async function ownToken({ environment, home }: Surroundings): Promise<Result<Secret, SourceError>> {
  const token = environment.VAULT_TOKEN || (await lineIn(join(home, '.vault-token')));
  return token && isPrintable.test(token) ? ok(new Secret(token)) : fail(notSignedIn);
}

/** Vault's own tokens are, and a header carries nothing else. */
const isPrintable = /^[\x21-\x7e]+$/;

async function secretIdOf({ secretId }: AppRole, { environment, home }: Surroundings): Promise<string | undefined> {
  if (secretId.in === 'environment') return environment[secretId.name] || undefined;
  return lineIn(secretId.path.replace(/^~(?=\/)/, home));
}

/** Nothing, whether the file is missing, not ours to read, or empty: in each case somebody has to sign in. */
async function lineIn(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trim() || undefined;
}

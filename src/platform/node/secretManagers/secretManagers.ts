import { homedir } from 'node:os';
import type { Clock } from '#core/ports.ts';
import type { Result } from '#core/result.ts';
import { fail } from '#core/result.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { SourceReader } from '#core/vault/sourceReader.ts';
import type { Manager } from './manager.ts';
import type { Surroundings } from './surroundings.ts';

const thisMachine = (): Surroundings => ({
  environment: process.env,
  platform: process.platform,
  home: homedir(),
});

type Kind = RemoteSource['kind'];
type Of<Name extends Kind> = Extract<RemoteSource, { kind: Name }>;
type Managers = { readonly [Name in Kind]: () => Promise<Manager<Of<Name>>> };

/** The way to all of them. Each is loaded when a key first comes from it, and never for those who use none. */
export function openSecretManagers(clock: Clock, surroundings: Surroundings = thisMachine()): SourceReader {
  const managers: Managers = {
    'hashicorp-vault': once(async () => (await import('./hashicorpVault.ts')).hashicorpVault(surroundings, clock)),
    'google-secret-manager': once(async () =>
      (await import('./googleSecretManager.ts')).googleSecretManager(surroundings),
    ),
    'aws-secrets-manager': once(async () => (await import('./awsSecretsManager.ts')).awsSecretsManager(surroundings)),
    'azure-key-vault': once(async () => (await import('./azureKeyVault.ts')).azureKeyVault(surroundings)),
    '1password': once(async () => (await import('./onePassword.ts')).onePassword(surroundings)),
    command: once(async () => (await import('./command.ts')).command(surroundings)),
  };
  // The table above pairs every kind with its own manager; a union of functions does not show that to the compiler.
  const managerOf = (source: RemoteSource) => managers[source.kind]() as Promise<Manager>;
  return {
    read: (source, signal) => guarded(async () => (await managerOf(source)).read(source, signal)),
    write: (source, key, signal) => guarded(async () => (await managerOf(source)).write(source, key, signal)),
  };
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** What is thrown here is a full disk, a missing mkfifo or a bug. It may quote anything, so it is not passed on. */
async function guarded<Value>(call: () => Promise<Result<Value, SourceError>>): Promise<Result<Value, SourceError>> {
  try {
    return await call();
  } catch {
    return fail({ kind: 'unexpected', what: 'trouble here' });
  }
}

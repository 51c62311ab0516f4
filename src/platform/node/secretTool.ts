import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Secret } from '#core/vault/secret.ts';

/** Python's keyring, which Vibe uses, names the account of an entry so; what keytar writes and looks for is named otherwise. */
const entry = (service: string, account: string) => ['service', service, 'username', account];

const run = promisify(execFile);
const options = { timeout: 5_000, maxBuffer: 10_000 };

/** Linux's own tool for the keyring. Where it is not installed, or the keyring is locked, there is nothing to be found. */
export async function lookUp(service: string, account: string): Promise<Secret | undefined> {
  const found = await run('secret-tool', ['lookup', ...entry(service, account)], options).catch(() => undefined);
  const raw = found?.stdout.trim();
  return raw ? new Secret(raw) : undefined;
}

export const clear = (service: string, account: string): Promise<boolean> =>
  run('secret-tool', ['clear', ...entry(service, account)], options).then(
    async () => (await lookUp(service, account)) === undefined,
    () => false,
  );

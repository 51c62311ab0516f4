import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { keyInText } from '#core/vault/keyInText.ts';
import type { Secret } from '#core/vault/secret.ts';
import type { AzureKeyVault } from '#core/vault/source/cloudManagers.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { Manager } from './manager.ts';
import { throughPipe } from './privatePipe.ts';
import { runTool } from './runTool.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tool } from './tool.ts';

const az: Tool = {
  name: 'az',
  timeoutMs: 30_000,
  environment: { AZURE_CORE_DISABLE_CONFIRM_PROMPT: '1', AZURE_CORE_NO_COLOR: '1', AZURE_LOGGING_ENABLE_LOG_FILE: '0' },
  complaints: [
    [/\((?:SecretNotFound|SecretDisabled|VaultNotFound)\)/, { kind: 'not-found' }],
    [/\(Forbidden\)|ForbiddenBy/, { kind: 'denied' }],
    [/\(Throttled\)|Too Many Requests/i, { kind: 'unreachable', why: 'busy' }],
    [/az login|\(Unauthorized\)|AADSTS\d+|refresh token/i, { kind: 'not-signed-in' }],
    [/Max retries|resolve|Connection|getaddrinfo|Name or service/i, { kind: 'unreachable', why: 'network' }],
  ],
};

export const azureKeyVault = (surroundings: Surroundings): Manager<AzureKeyVault> => ({
  async read(source, signal) {
    const args = ['keyvault', 'secret', 'show', ...secretOf(source), '--query=value', '--output=json', quiet];
    const printed = await runTool(az, { args, ...(signal && { signal }) }, surroundings);
    return printed.ok ? keyInString(printed.value) : printed;
  },

  /** The answer would repeat the value, so none is asked for. */
  async write(source, key, signal) {
    if (source.version !== undefined) return fail({ kind: 'not-writable', why: 'pinned version' });
    if (isAddress(source)) return fail({ kind: 'not-writable', why: 'vault by address' });
    if (surroundings.platform === 'win32') return fail({ kind: 'not-writable', why: 'no private way in' });
    const printed = await throughPipe(key.revealFor('secret manager'), (path) => {
      const args = ['keyvault', 'secret', 'set', ...secretOf(source), `--file=${path}`, '--output=none', quiet];
      return runTool(az, { args, ...(signal && { signal }) }, surroundings);
    });
    return printed.ok ? ok(undefined) : printed;
  },
});

const quiet = '--only-show-errors';

const isAddress = ({ vault }: Pick<AzureKeyVault, 'vault'>): boolean => vault.startsWith('https:');

/** An address is passed on as it is: by its name alone, the tool would look for the vault in the cloud it is set to. */
function secretOf({ vault, secret, version }: AzureKeyVault): readonly string[] {
  const path = version === undefined ? secret : `${secret}/${version}`;
  if (isAddress({ vault })) return [`--id=${vault.replace(/\/$/, '')}/secrets/${path}`];
  const pinned = version === undefined ? [] : [`--version=${version}`];
  return [`--vault-name=${vault}`, `--name=${secret}`, ...pinned];
}

/** A JSON text by itself, with the quotes around it. */
const keyInString = (json: string): Result<Secret, SourceError> => keyInText(`{"value":${json}}`, 'value');

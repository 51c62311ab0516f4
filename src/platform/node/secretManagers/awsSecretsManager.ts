import * as z from 'zod/mini';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { keyInText, parseFields } from '#core/vault/keyInText.ts';
import type { Secret } from '#core/vault/secret.ts';
import type { AwsSecretsManager } from '#core/vault/source/cloudManagers.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import type { Manager } from './manager.ts';
import { throughPipe } from './privatePipe.ts';
import { runTool } from './runTool.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tool } from './tool.ts';

const notSignedIn: SourceError = { kind: 'not-signed-in' };

const aws: Tool = {
  name: 'aws',
  timeoutMs: 30_000,
  environment: { AWS_PAGER: '', AWS_CLI_AUTO_PROMPT: 'off' },
  complaints: [
    [/\((?:AccessDenied|DecryptionFailure)/, { kind: 'denied' }],
    [/\(ResourceNotFound|marked (?:for deletion|deleted)/, { kind: 'not-found' }],
    [/\((?:Throttling|TooManyRequests|InternalService|ServiceUnavailable)/, { kind: 'unreachable', why: 'busy' }],
    [/\((?:ExpiredToken|UnrecognizedClient|InvalidSignature|InvalidClientTokenId|IncompleteSignature)/, notSignedIn],
    [/Unable to locate credentials|\bSSO\b|token has expired|config profile \(/i, notSignedIn],
    [/Could not connect|Connect timeout|Connection was closed/i, { kind: 'unreachable', why: 'network' }],
  ],
};

const reply = z.object({ SecretString: z.optional(z.string()), SecretBinary: z.optional(z.base64()) });

export function awsSecretsManager(surroundings: Surroundings): Manager<AwsSecretsManager> {
  const value = async (source: AwsSecretsManager, signal?: AbortSignal): Promise<Result<string, SourceError>> => {
    const args = ['secretsmanager', 'get-secret-value', ...common(source)];
    const printed = await runTool(aws, { args, ...(signal && { signal }) }, surroundings);
    return printed.ok ? valueIn(printed.value) : printed;
  };
  return {
    async read(source, signal) {
      const found = await value(source, signal);
      return found.ok ? keyInText(found.value, source.field) : found;
    },

    /** The service has no check-and-set: of two who write a field of the same secret at once, the later one wins. */
    async write(source, key, signal) {
      if (surroundings.platform === 'win32') return fail({ kind: 'not-writable', why: 'no private way in' });
      const text = await changed(source, key, () => value(source, signal));
      if (!text.ok) return text;
      const printed = await throughPipe(text.value, (path) => {
        const args = ['secretsmanager', 'put-secret-value', `--secret-string=file://${path}`, ...common(source)];
        return runTool(aws, { args, ...(signal && { signal }) }, surroundings);
      });
      return printed.ok ? ok(undefined) : printed;
    },
  };
}

const common = ({ secretId, region, profile }: AwsSecretsManager): readonly string[] => [
  `--secret-id=${secretId}`,
  `--region=${region}`,
  '--output=json',
  ...(profile === undefined ? [] : [`--profile=${profile}`]),
];

function valueIn(printed: string): Result<string, SourceError> {
  const { data } = reply.safeParse(parseFields(printed));
  if (data?.SecretString !== undefined) return ok(data.SecretString);
  if (data?.SecretBinary !== undefined) return ok(Buffer.from(data.SecretBinary, 'base64').toString('utf8'));
  return fail({ kind: 'unexpected', what: 'answer' });
}

/** What the secret will be: the key alone, or its JSON with one field exchanged and all others as they were. */
async function changed(
  { field }: AwsSecretsManager,
  key: Secret,
  current: () => Promise<Result<string, SourceError>>,
): Promise<Result<string, SourceError>> {
  const raw = key.revealFor('secret manager');
  if (field === undefined) return ok(raw);
  const found = await current();
  if (!found.ok) return found;
  const fields = parseFields(found.value);
  return fields ? ok(JSON.stringify({ ...fields, [field]: raw })) : fail({ kind: 'unexpected', what: 'answer' });
}

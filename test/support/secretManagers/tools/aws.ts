import type { Call, Saying } from './behave.ts';
import { behave } from './behave.ts';

const options = {
  'secret-id': { type: 'string' },
  'secret-string': { type: 'string' },
  region: { type: 'string' },
  profile: { type: 'string' },
  output: { type: 'string' },
} as const;

const refuse = (operation: string, code: string, words: string): Saying => ({
  err: `\nAn error occurred (${code}) when calling the ${operation} operation: ${words}\n`,
  code: 254,
});

function get({ account, flags }: Call, versions: readonly string[]): Saying {
  const value = versions.at(-1);
  if (account.quotes) return refuse('GetSecretValue', 'InternalFailure', `could not print ${value}`);
  return { out: `${JSON.stringify({ ARN: 'arn', Name: flags['secret-id'], SecretString: value }, null, 4)}\n` };
}

/** A value that begins with file:// is read from there; the answer has no value in it. */
function put(call: Call): Saying {
  const given = `${call.flags['secret-string']}`;
  call.set(
    `${call.flags['secret-id']}`,
    given.startsWith('file://') ? call.file(given.slice('file://'.length)) : given,
  );
  return { out: `${JSON.stringify({ ARN: 'arn', VersionId: 'two', VersionStages: ['AWSCURRENT'] })}\n` };
}

behave('aws', options, (call) => {
  const [service, operation] = call.words;
  if (service !== 'secretsmanager') return { err: 'aws: error: argument command: Invalid choice', code: 252 };
  if (!call.account.signedIn)
    return {
      err: '\nUnable to locate credentials. You can configure credentials by running "aws configure".\n',
      code: 253,
    };
  const name = operation === 'get-secret-value' ? 'GetSecretValue' : 'PutSecretValue';
  if (call.account.allowed === false)
    return refuse(name, 'AccessDeniedException', `User is not authorized to perform: secretsmanager:${name}`);
  const versions = call.account.secrets[`${call.flags['secret-id']}`];
  if (!versions) return refuse(name, 'ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  return name === 'GetSecretValue' ? get(call, versions) : put(call);
});

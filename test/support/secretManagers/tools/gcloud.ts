import type { Call, Saying } from './behave.ts';
import { behave } from './behave.ts';

const options = {
  secret: { type: 'string' },
  project: { type: 'string' },
  'data-file': { type: 'string' },
  quiet: { type: 'boolean' },
} as const;

const complain = (command: string, text: string): Saying => ({
  err: `ERROR: (gcloud.secrets.versions.${command}) ${text}\n`,
  code: 1,
});

function access({ account, flags }: Call, version: string): Saying {
  const versions = account.secrets[`${flags.project}/${flags.secret}`];
  if (!versions) return complain('access', `NOT_FOUND: Secret [projects/1/secrets/${flags.secret}] not found.`);
  const value = version === 'latest' ? versions.at(-1) : versions[Number(version) - 1];
  if (value === undefined) return complain('access', 'FAILED_PRECONDITION: Secret Version is in DESTROYED state.');
  return account.quotes ? complain('access', `INTERNAL: could not print ${value}`) : { out: value };
}

function add(call: Call, secret: string): Saying {
  const name = `${call.flags.project}/${secret}`;
  if (!call.account.secrets[name])
    return complain('add', `NOT_FOUND: Secret [projects/1/secrets/${secret}] not found.`);
  if (call.flags['data-file'] !== '-') return complain('add', 'Unable to read file');
  call.set(name, call.input());
  return { err: `Created version [2] of the secret [${secret}].\n` };
}

behave('gcloud', options, (call) => {
  const [group, versions, command = '', subject = ''] = call.words;
  if (group !== 'secrets' || versions !== 'versions') return { err: 'ERROR: (gcloud) Invalid choice', code: 2 };
  if (!call.account.signedIn)
    return complain(
      command,
      'You do not currently have an active account selected.\nPlease run:\n\n  $ gcloud auth login\n',
    );
  if (call.account.allowed === false)
    return complain(
      command,
      `PERMISSION_DENIED: Permission 'secretmanager.versions.${command}' denied for resource (or it may not exist).`,
    );
  return command === 'access' ? access(call, subject) : add(call, subject);
});

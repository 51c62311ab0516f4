import { assertNever } from '../never.ts';
import type { RemoteSource } from './source.ts';
import type { NotWritable, SourceError, Surprise } from './sourceError.ts';

/** What a person reads: what happened, and what to do next when there is something. */
export interface Explanation {
  readonly happened: string;
  readonly next?: string;
}

interface Manager {
  readonly name: string;
  readonly signIn: string;
  readonly install: string;
}

const managers = {
  'hashicorp-vault': {
    name: 'HashiCorp Vault',
    signIn: 'Run: vault login. With AppRole, check that the secret ID still counts.',
    install: 'Install Vault’s command line.',
  },
  'google-secret-manager': {
    name: 'Google Secret Manager',
    signIn: 'Run: gcloud auth login',
    install: 'Install the Google Cloud CLI (gcloud), then run: gcloud auth login',
  },
  'aws-secrets-manager': {
    name: 'AWS Secrets Manager',
    signIn: 'Run: aws sso login, or aws configure',
    install: 'Install the AWS CLI (aws), then run: aws configure',
  },
  'azure-key-vault': {
    name: 'Azure Key Vault',
    signIn: 'Run: az login',
    install: 'Install the Azure CLI (az), then run: az login',
  },
  '1password': {
    name: '1Password',
    signIn: 'Unlock 1Password, or run: op signin',
    install: 'Install the 1Password CLI (op), and turn on its integration in 1Password’s developer settings.',
  },
  command: {
    name: 'The command',
    signIn: 'Sign in with the tool that the command uses.',
    install: 'Check the program’s name, and that it is on your PATH.',
  },
} as const satisfies Record<RemoteSource['kind'], Manager>;

const unreachable = {
  network: { happened: 'cannot be reached.', next: 'Check your network and the address, then try again.' },
  busy: { happened: 'is busy and turned the request away.', next: 'Try again in a minute.' },
  sealed: { happened: 'is sealed, so nobody can read from it.', next: 'Ask whoever runs it to unseal it.' },
} as const;

const notWritable = {
  'pinned version': 'The source names one version, so a new key would not be the one that is read.',
  command: 'A command only tells a key. It cannot take a new one.',
  'vault by address': 'Its tool only writes to a vault by its name, and the source gives an address.',
  '1password login item': 'The key is in a Login item, and editing that from outside could drop its passkey.',
  'no private way in': 'On this system its tool takes a value only from a file on the disk or from its arguments.',
} as const satisfies Record<NotWritable, string>;

const surprises = {
  answer: 'answered with something that is not a key.',
  'trouble here': 'could not be asked, as something on this machine is in the way.',
  redirect: 'sent us to another address. That is never followed, as the key’s access would travel along.',
  'too much output': 'answered with far more than a key.',
  'several matches': 'has more than one field by this name.',
} as const satisfies Record<Extract<Surprise, string>, string>;

export function explainSource(error: SourceError, source: RemoteSource): Explanation {
  const { name, signIn, install } = managers[source.kind];
  switch (error.kind) {
    case 'missing-tool':
      return { happened: `“${error.tool}” was not found on this machine.`, next: install };
    case 'not-signed-in':
      return { happened: `${name} does not know you: you are not signed in, or no longer.`, next: signIn };
    case 'denied':
      return { happened: `${name} knows you and refuses this key.`, next: 'Ask for access to it, then try again.' };
    case 'not-found':
      return { happened: `${name} has no key at ${placeOf(source)}.`, next: 'Check the source of this key.' };
    case 'empty':
      return { happened: `${name} has nothing at ${placeOf(source)}.`, next: 'Store the key there, then try again.' };
    case 'unreachable': {
      const { happened, next } = unreachable[error.why];
      return { happened: `${name} ${happened}`, next };
    }
    case 'timeout':
      return { happened: `${name} did not answer in time.`, next: 'Try again. It may be waiting for you to sign in.' };
    case 'cancelled':
      return { happened: 'Cancelled.' };
    case 'changed-meanwhile':
      return { happened: `${name} was changed by somebody else. Nothing was overwritten.`, next: 'Try again.' };
    case 'not-writable':
      return { happened: notWritable[error.why], next: `Store the new key yourself at ${placeOf(source)}.` };
    case 'unexpected':
      return { happened: surprise(name, error.what), next: 'Try the same in a terminal to see more.' };
    default:
      return assertNever(error);
  }
}

export const sentencesOf = (error: SourceError, source: RemoteSource): string => {
  const { happened, next } = explainSource(error, source);
  return next === undefined ? happened : `${happened} ${next}`;
};

/** As it reads after “lives in”. */
export const whereItLives = (source: RemoteSource): string =>
  source.kind === 'command'
    ? `what the program ${placeOf(source)} tells`
    : `${managers[source.kind].name}, at ${placeOf(source)}`;

const surprise = (name: string, what: Surprise): string =>
  typeof what === 'string' ? `${name} ${surprises[what]}` : `${name} failed with exit code ${what.exitCode}.`;

/** Where a key lives, in one short piece of text. Of a command only the program: arguments may say more than they should. */
export function placeOf(source: RemoteSource): string {
  switch (source.kind) {
    case 'hashicorp-vault':
      return `${source.mount}/${source.path}#${source.field}`;
    case 'google-secret-manager':
      return `${source.project}/${source.secret}`;
    case 'aws-secrets-manager':
      return source.field === undefined ? source.secretId : `${source.secretId}#${source.field}`;
    case 'azure-key-vault':
      return `${source.vault}/${source.secret}`;
    case '1password':
      return source.reference;
    case 'command':
      return source.argv[0];
    default:
      return assertNever(source);
  }
}

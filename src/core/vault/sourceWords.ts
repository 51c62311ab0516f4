import { assertNever } from '../never.ts';
import { say } from '../say.ts';
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
  'hashicorp-vault': () => ({
    name: 'HashiCorp Vault',
    signIn: say('Run: vault login. With AppRole, check that the secret ID still counts.'),
    install: say('Install Vault’s command line.'),
  }),
  'google-secret-manager': () => ({
    name: 'Google Secret Manager',
    signIn: say('Run: gcloud auth login'),
    install: say('Install the Google Cloud CLI (gcloud), then run: gcloud auth login'),
  }),
  'aws-secrets-manager': () => ({
    name: 'AWS Secrets Manager',
    signIn: say('Run: aws sso login, or aws configure'),
    install: say('Install the AWS CLI (aws), then run: aws configure'),
  }),
  'azure-key-vault': () => ({
    name: 'Azure Key Vault',
    signIn: say('Run: az login'),
    install: say('Install the Azure CLI (az), then run: az login'),
  }),
  '1password': () => ({
    name: '1Password',
    signIn: say('Unlock 1Password, or run: op signin'),
    install: say('Install the 1Password CLI (op), and turn on its integration in 1Password’s developer settings.'),
  }),
  command: () => ({
    name: say('The command'),
    signIn: say('Sign in with the tool that the command uses.'),
    install: say('Check the program’s name, and that it is on your PATH.'),
  }),
} satisfies Record<RemoteSource['kind'], () => Manager>;

const unreachable = {
  network: (name: string) => ({
    happened: say('{0} cannot be reached.', name),
    next: say('Check your network and the address, then try again.'),
  }),
  busy: (name: string) => ({
    happened: say('{0} is busy and turned the request away.', name),
    next: say('Try again in a minute.'),
  }),
  sealed: (name: string) => ({
    happened: say('{0} is sealed, so nobody can read from it.', name),
    next: say('Ask whoever runs it to unseal it.'),
  }),
} satisfies Record<string, (name: string) => Explanation>;

const notWritable = {
  'pinned version': () => say('The source names one version, so a new key would not be the one that is read.'),
  command: () => say('A command only tells a key. It cannot take a new one.'),
  'vault by address': () => say('Its tool only writes to a vault by its name, and the source gives an address.'),
  '1password login item': () =>
    say('The key is in a Login item, and editing that from outside could drop its passkey.'),
  'no private way in': () =>
    say('On this system its tool takes a value only from a file on the disk or from its arguments.'),
} satisfies Record<NotWritable, () => string>;

const surprises = {
  answer: (name: string) => say('{0} answered with something that is not a key.', name),
  'trouble here': (name: string) => say('{0} could not be asked, as something on this machine is in the way.', name),
  redirect: (name: string) =>
    say('{0} sent us to another address. That is never followed, as the key’s access would travel along.', name),
  'too much output': (name: string) => say('{0} answered with far more than a key.', name),
  'several matches': (name: string) => say('{0} has more than one field by this name.', name),
} satisfies Record<Extract<Surprise, string>, (name: string) => string>;

export function explainSource(error: SourceError, source: RemoteSource): Explanation {
  const { name, signIn, install } = managers[source.kind]();
  switch (error.kind) {
    case 'missing-tool':
      return { happened: say('“{0}” was not found on this machine.', error.tool), next: install };
    case 'not-signed-in':
      return { happened: say('{0} does not know you: you are not signed in, or no longer.', name), next: signIn };
    case 'denied':
      return {
        happened: say('{0} knows you and refuses this key.', name),
        next: say('Ask for access to it, then try again.'),
      };
    case 'not-found':
      return {
        happened: say('{0} has no key at {1}.', name, placeOf(source)),
        next: say('Check the source of this key.'),
      };
    case 'empty':
      return {
        happened: say('{0} has nothing at {1}.', name, placeOf(source)),
        next: say('Store the key there, then try again.'),
      };
    case 'unreachable': {
      return unreachable[error.why](name);
    }
    case 'timeout':
      return {
        happened: say('{0} did not answer in time.', name),
        next: say('Try again. It may be waiting for you to sign in.'),
      };
    case 'cancelled':
      return { happened: say('Cancelled.') };
    case 'changed-meanwhile':
      return {
        happened: say('{0} was changed by somebody else. Nothing was overwritten.', name),
        next: say('Try again.'),
      };
    case 'not-writable':
      return { happened: notWritable[error.why](), next: say('Store the new key yourself at {0}.', placeOf(source)) };
    case 'unexpected':
      return { happened: surprise(name, error.what), next: say('Try the same in a terminal to see more.') };
    default:
      return assertNever(error);
  }
}

export const sentencesOf = (error: SourceError, source: RemoteSource): string => {
  const { happened, next } = explainSource(error, source);
  return next === undefined ? happened : `${happened} ${next}`;
};

export const managerName = (kind: RemoteSource['kind']): string => managers[kind]().name;

/** As it reads after “lives in”. */
export const whereItLives = (source: RemoteSource): string =>
  source.kind === 'command'
    ? say('what the program {0} tells', placeOf(source))
    : say('{0}, at {1}', managers[source.kind]().name, placeOf(source));

const surprise = (name: string, what: Surprise): string =>
  typeof what === 'string' ? surprises[what](name) : say('{0} failed with exit code {1}.', name, what.exitCode);

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

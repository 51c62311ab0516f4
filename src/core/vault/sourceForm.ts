import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { Flaw, RemoteSource } from './source.ts';
import { parseSource } from './source.ts';
import { splitWords } from './splitWords.ts';

/** What a person is asked to say where a key lives, one question after another. */
export interface FormField {
  /** The field of the source it fills, such as `auth.roleId`. */
  readonly where: string;
  readonly asks: string;
  readonly example?: string;
  /** Stands there to begin with. */
  readonly usual?: string;
  readonly optional?: true;
  /** Picked, not typed: the value and what it says. */
  readonly choices?: Readonly<Record<string, string>>;
  readonly when?: (answers: Answers) => boolean;
}

/** By `where`. What was left empty is not in it. */
export type Answers = Readonly<Record<string, string>>;

type Kind = RemoteSource['kind'];

const byAppRole = (answers: Answers) => answers['auth.by'] === 'approle';
const secretIdIn = (place: string) => (answers: Answers) => byAppRole(answers) && answers['auth.secretId.in'] === place;
const jsonField = {
  where: 'field',
  asks: 'The field of the key, if the value is JSON; empty if the value is the key',
  optional: true,
} as const;

export const sourceForms: Readonly<Record<Kind, readonly FormField[]>> = {
  'hashicorp-vault': [
    { where: 'address', asks: 'The address of the server', example: 'https://vault.example.com:8200' },
    { where: 'mount', asks: 'The mount of the KV version 2 engine', usual: 'secret' },
    { where: 'path', asks: 'The path of the secret', example: 'team/mistral' },
    { where: 'field', asks: 'The field that is the key', usual: 'key' },
    { where: 'namespace', asks: 'The namespace, for Vault Enterprise; otherwise empty', optional: true },
    {
      where: 'auth.by',
      asks: 'How do you sign in?',
      choices: { token: 'With a token: VAULT_TOKEN, or what “vault login” left', approle: 'With AppRole' },
    },
    { where: 'auth.roleId', asks: 'The role ID of AppRole', when: byAppRole },
    {
      where: 'auth.secretId.in',
      asks: 'Where does the secret ID lie?',
      choices: { environment: 'In an environment variable', file: 'In a file' },
      when: byAppRole,
    },
    {
      where: 'auth.secretId.name',
      asks: 'The name of the variable',
      usual: 'VAULT_SECRET_ID',
      when: secretIdIn('environment'),
    },
    {
      where: 'auth.secretId.path',
      asks: 'The path of the file',
      example: '~/.vault-secret-id',
      when: secretIdIn('file'),
    },
  ],
  'google-secret-manager': [
    { where: 'project', asks: 'The ID of the project', example: 'my-project' },
    { where: 'secret', asks: 'The name of the secret', example: 'mistral-key' },
  ],
  'aws-secrets-manager': [
    { where: 'region', asks: 'The region', example: 'eu-west-3' },
    { where: 'secretId', asks: 'The name or the ARN of the secret', example: 'team/mistral' },
    jsonField,
    { where: 'profile', asks: 'The profile of your AWS configuration; empty for the usual one', optional: true },
  ],
  'azure-key-vault': [
    { where: 'vault', asks: 'The name of the vault', example: 'my-vault' },
    { where: 'secret', asks: 'The name of the secret', example: 'mistral-key' },
  ],
  '1password': [
    {
      where: 'reference',
      asks: 'The reference, as “Copy Secret Reference” gives it',
      example: 'op://Private/Mistral/credential',
    },
    { where: 'account', asks: 'The account, if you have several; otherwise empty', optional: true },
  ],
  command: [
    {
      where: 'argv',
      asks: 'A program that prints the key, with its arguments. No shell reads it',
      example: 'pass show mistral',
    },
    jsonField,
  ],
};

export function readForm(kind: Kind, answers: Answers): Result<RemoteSource, readonly Flaw[]> {
  const parsed = parseSource(draftOf(kind, answers));
  if (!parsed.ok) return parsed;
  return parsed.value.kind === 'held' ? fail([]) : ok(parsed.value);
}

/** What is wrong with one answer, whatever is still missing elsewhere. */
export function flawOf(kind: Kind, answers: Answers, { where, optional }: FormField): string | undefined {
  if (optional && answers[where] === undefined) return undefined;
  const read = readForm(kind, answers);
  return read.ok
    ? undefined
    : read.error.find((flaw) => flaw.where === where || flaw.where.startsWith(`${where}.`))?.words;
}

function draftOf(kind: Kind, answers: Answers): unknown {
  const draft: Draft = { kind };
  for (const [where, answer] of Object.entries(answers))
    put(draft, where.split('.'), where === 'argv' ? splitWords(answer) : answer);
  return draft;
}

type Draft = { [name: string]: unknown };

function put(draft: Draft, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) draft[name] = value;
  else put(inner(draft, name), rest, value);
}

function inner(draft: Draft, name: string): Draft {
  const made: Draft = {};
  const known = draft[name];
  if (typeof known === 'object' && known !== null) return known as Draft;
  draft[name] = made;
  return made;
}

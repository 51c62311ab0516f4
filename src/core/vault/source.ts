import * as z from 'zod/mini';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import { awsSecretsManager, azureKeyVault, googleSecretManager } from './source/cloudManagers.ts';
import { command } from './source/command.ts';
import { hashicorpVault } from './source/hashicorpVault.ts';
import { onePassword } from './source/onePassword.ts';

/** Where a key really lives. It tells the way there and never holds a secret. */
export const keySource = z.discriminatedUnion(
  'kind',
  [
    /** In VS Code's secret storage, under the id of the record. */
    z.object({ kind: z.literal('held') }),
    hashicorpVault,
    googleSecretManager,
    awsSecretsManager,
    azureKeyVault,
    onePassword,
    command,
  ],
  'This is not a place that keys can come from.',
);
export type KeySource = z.infer<typeof keySource>;
export type RemoteSource = Exclude<KeySource, { kind: 'held' }>;

export interface Flaw {
  /** The name of the field, such as `auth.roleId`. */
  readonly where: string;
  readonly words: string;
}

/** What somebody typed or an earlier version stored: a source, or what is wrong with it in words for people. */
export function parseSource(value: unknown): Result<KeySource, readonly Flaw[]> {
  const parsed = keySource.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.map(({ path, message }) => ({ where: path.join('.'), words: message })));
}

/** The same for the same place, whatever order its fields come in. */
export const sourceId = (source: KeySource): string => JSON.stringify(source, inOrder);

function inOrder(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

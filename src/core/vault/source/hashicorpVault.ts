import * as z from 'zod/mini';
import { environmentName, fieldName, fileAt, plainPath, serverAddress, shaped } from './checked.ts';

const whereSecretId = z.discriminatedUnion(
  'in',
  [
    z.object({ in: z.literal('environment'), name: environmentName }),
    z.object({ in: z.literal('file'), path: fileAt('The file is an absolute path, or begins with ~/.') }),
  ],
  'The secret ID lies in an environment variable or in a file.',
);

const auth = z.discriminatedUnion(
  'by',
  [
    /** As Vault's own command line does: VAULT_TOKEN, then ~/.vault-token. */
    z.object({ by: z.literal('token') }),
    z.object({
      by: z.literal('approle'),
      mount: z._default(plainPath('The mount of AppRole is a path such as “approle”.'), 'approle'),
      roleId: shaped('The role ID is letters, digits, dots and dashes.', /^[\w.-]{1,256}$/),
      secretId: whereSecretId,
    }),
  ],
  'Signing in goes by a token or by AppRole.',
);

/** A field of a secret in a KV v2 engine. */
export const hashicorpVault = z.object({
  kind: z.literal('hashicorp-vault'),
  address: serverAddress('The address begins with https://, or is this machine: http://127.0.0.1:8200.'),
  namespace: z.optional(plainPath('The namespace is a path such as “team/one”.')),
  mount: plainPath('The mount is a path such as “secret”.'),
  path: plainPath('The path is names with slashes between them, such as “team/mistral”.'),
  field: fieldName,
  version: z.optional(z.int('The version is a whole number.').check(z.positive('The version is 1 or more.'))),
  auth,
});
export type HashicorpVault = z.infer<typeof hashicorpVault>;

import * as z from 'zod/mini';
import { fieldName, shaped } from './checked.ts';

/** The shapes are the vendors' own. They also keep out what their tools read as something else: -option, @file, file://. */
export const googleSecretManager = z.object({
  kind: z.literal('google-secret-manager'),
  project: shaped(
    'The project is its ID, such as “my-project”, or its number.',
    /^(?:[a-z][a-z0-9.-]{0,62}:)?[a-z0-9][a-z0-9-]{2,62}$/,
  ),
  secret: shaped('The name is letters, digits, dashes and underscores.', /^[A-Za-z0-9_][\w-]{0,254}$/),
  version: z._default(shaped('The version is “latest”, a number or an alias.', /^[A-Za-z0-9][\w-]{0,62}$/), 'latest'),
});
export type GoogleSecretManager = z.infer<typeof googleSecretManager>;

export const awsSecretsManager = z.object({
  kind: z.literal('aws-secrets-manager'),
  region: shaped('The region is a name such as “eu-west-3”.', /^[a-z]{2}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/),
  secretId: shaped(
    'The name is letters, digits and /_+=.@-, or the whole ARN.',
    /^(?:arn:aws[a-z-]{0,20}:secretsmanager:[a-z0-9-]{1,30}:\d{12}:secret:)?[\w/+=.@-]{1,512}$/,
  ),
  /** Where the value is a JSON object. */
  field: z.optional(fieldName),
  /** Of the person's own AWS configuration. */
  profile: z.optional(shaped('The profile is a name of your AWS configuration.', /^\w[\w .@+-]{0,127}$/)),
});
export type AwsSecretsManager = z.infer<typeof awsSecretsManager>;

const azureName = '[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]';

export const azureKeyVault = z.object({
  kind: z.literal('azure-key-vault'),
  vault: shaped(
    'The vault is its name, or its address such as https://my-vault.vault.azure.net.',
    new RegExp(`^(?:${azureName}|https://${azureName}\\.vault\\.(?:azure\\.net|azure\\.cn|usgovcloudapi\\.net)/?)$`),
  ),
  secret: shaped('The name is letters, digits and dashes.', /^[A-Za-z0-9][A-Za-z0-9-]{0,126}$/),
  version: z.optional(shaped('The version is 32 letters and digits.', /^[0-9a-fA-F]{32}$/)),
});
export type AzureKeyVault = z.infer<typeof azureKeyVault>;

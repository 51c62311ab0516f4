import type { RemoteSource } from '#core/vault/source.ts';
import type { ToolName } from './fakeTools.ts';

type Of<Kind extends RemoteSource['kind']> = Extract<RemoteSource, { kind: Kind }>;

export const google: Of<'google-secret-manager'> = {
  kind: 'google-secret-manager',
  project: 'my-project',
  secret: 'mistral-key',
  version: 'latest',
};

export const aws: Of<'aws-secrets-manager'> = {
  kind: 'aws-secrets-manager',
  region: 'eu-west-3',
  secretId: 'team/mistral',
};

export const azure: Of<'azure-key-vault'> = { kind: 'azure-key-vault', vault: 'my-vault', secret: 'mistral-key' };

export const onePassword: Of<'1password'> = { kind: '1password', reference: 'op://Private/Mistral/credential' };

export const shell: Of<'command'> = { kind: 'command', argv: ['print-key'] };

export const vault: Of<'hashicorp-vault'> = {
  kind: 'hashicorp-vault',
  address: 'https://vault.example.com',
  mount: 'secret',
  path: 'team/mistral',
  field: 'key',
  auth: { by: 'token' },
};

/** A manager that is spoken to through its tool: the place a source means, and how a value lies there. */
export interface ToolCase {
  readonly tool: ToolName;
  readonly source: RemoteSource;
  readonly place: string;
  stored(key: string): string;
}

const asItIs = (key: string): string => key;

export const toolCases: readonly ToolCase[] = [
  { tool: 'gcloud', source: google, place: 'my-project/mistral-key', stored: asItIs },
  { tool: 'aws', source: aws, place: 'team/mistral', stored: asItIs },
  { tool: 'az', source: azure, place: 'my-vault/mistral-key', stored: asItIs },
  { tool: 'op', source: onePassword, place: 'Private/Mistral', stored: (key) => JSON.stringify(onePasswordItem(key)) },
];

export const onePasswordItem = (key: string, category = 'API_CREDENTIAL') => ({
  id: 'Mistral',
  category,
  fields: [
    { id: 'username', label: 'username', type: 'STRING', value: 'me' },
    { id: 'credential', label: 'credential', type: 'CONCEALED', value: key },
    { id: 'recovery', label: 'recovery', type: 'CONCEALED', value: 'unrelated' },
  ],
  title: 'Mistral',
});

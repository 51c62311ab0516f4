import { assertNever } from '#core/never.ts';
import type { RemoteSource } from '#core/vault/source.ts';

/** The secret managers that code can be written for. */
export const managersInCode = ['google-secret-manager', 'aws-secrets-manager', 'hashicorp-vault'] as const;
export type SourceInCode = Extract<RemoteSource, { kind: (typeof managersInCode)[number] }>;

export const isSourceInCode = (source: RemoteSource): source is SourceInCode =>
  managersInCode.some((kind) => kind === source.kind);

/** A function that reads the key, with what it imports, and what must be installed for it. */
export interface ReaderCode {
  readonly imports: readonly { readonly names: string; readonly from?: string }[];
  readonly body: readonly string[];
  readonly install: string | undefined;
}

const text = (value: string): string => JSON.stringify(value);
const quoted = (value: string): string => `'${value}'`;

export function pythonReader(source: SourceInCode): ReaderCode {
  switch (source.kind) {
    case 'google-secret-manager':
      return {
        imports: [{ names: 'secretmanager', from: 'google.cloud' }],
        body: [
          'client = secretmanager.SecretManagerServiceClient()',
          `version = client.access_secret_version(name=${text(googleName(source))})`,
          'return version.payload.data.decode()',
        ],
        install: 'pip install google-cloud-secret-manager',
      };
    case 'aws-secrets-manager':
      return {
        imports: [...(source.field === undefined ? [] : [{ names: 'json' }]), { names: 'boto3' }],
        body: [
          `client = boto3.client("secretsmanager", region_name=${text(source.region)})`,
          `secret = client.get_secret_value(SecretId=${text(source.secretId)})["SecretString"]`,
          source.field === undefined ? 'return secret' : `return json.loads(secret)[${text(source.field)}]`,
        ],
        install: 'pip install boto3',
      };
    case 'hashicorp-vault':
      return {
        imports: [{ names: 'hvac' }],
        body: [
          '# Signs in by VAULT_TOKEN, or by what “vault login” left.',
          `client = hvac.Client(url=${text(source.address)}${source.namespace === undefined ? '' : `, namespace=${text(source.namespace)}`})`,
          `secret = client.secrets.kv.v2.read_secret_version(mount_point=${text(source.mount)}, path=${text(source.path)}, raise_on_deleted_version=True)`,
          `return secret["data"]["data"][${text(source.field)}]`,
        ],
        install: 'pip install hvac',
      };
    default:
      return assertNever(source);
  }
}

export function scriptReader(source: SourceInCode, typed: boolean): ReaderCode {
  switch (source.kind) {
    case 'google-secret-manager':
      return {
        imports: [{ names: 'SecretManagerServiceClient', from: '@google-cloud/secret-manager' }],
        body: [
          'const client = new SecretManagerServiceClient();',
          `const [version] = await client.accessSecretVersion({ name: ${quoted(googleName(source))} });`,
          ...orThrow("version.payload?.data?.toString() ?? ''", 'Google Secret Manager'),
        ],
        install: 'npm install @google-cloud/secret-manager',
      };
    case 'aws-secrets-manager':
      return {
        imports: [{ names: 'GetSecretValueCommand, SecretsManagerClient', from: '@aws-sdk/client-secrets-manager' }],
        body: [
          `const client = new SecretsManagerClient({ region: ${quoted(source.region)} });`,
          `const secret = await client.send(new GetSecretValueCommand({ SecretId: ${quoted(source.secretId)} }));`,
          ...orThrow(
            source.field === undefined
              ? "secret.SecretString ?? ''"
              : `JSON.parse(secret.SecretString ?? '{}')[${quoted(source.field)}]`,
            'AWS Secrets Manager',
          ),
        ],
        install: 'npm install @aws-sdk/client-secrets-manager',
      };
    case 'hashicorp-vault':
      // HashiCorp has no client of its own for Node: this is its HTTP API.
      return { imports: [], body: vaultRequest(source, typed), install: undefined };
    default:
      return assertNever(source);
  }
}

type Vault = Extract<SourceInCode, { kind: 'hashicorp-vault' }>;

function vaultRequest({ address, namespace, mount, path, field }: Vault, typed: boolean): readonly string[] {
  const url = `${address.replace(/\/+$/, '')}/v1/${mount}/data/${path}`;
  const within = namespace === undefined ? '' : `, 'X-Vault-Namespace': ${quoted(namespace)}`;
  const shape = typed ? ' as { data: { data: Record<string, string> } }' : '';
  return [
    `const headers = { 'X-Vault-Token': process.env.VAULT_TOKEN ?? ''${within} };`,
    `const response = await fetch(${quoted(url)}, { headers });`,
    "if (!response.ok) throw new Error('HashiCorp Vault answered ' + response.status);",
    `const { data } = (await response.json())${shape};`,
    ...orThrow(`data.data[${quoted(field)}]`, 'HashiCorp Vault'),
  ];
}

const orThrow = (value: string, manager: string): readonly string[] => [
  `const key = ${value};`,
  `if (!key) throw new Error('${manager} holds no Mistral key');`,
  'return key;',
];

const googleName = ({ project, secret, version }: Extract<SourceInCode, { kind: 'google-secret-manager' }>): string =>
  `projects/${project}/secrets/${secret}/versions/${version}`;

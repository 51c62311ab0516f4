import assert from 'node:assert/strict';
import { applyEdits } from '#core/fixes/edit.ts';
import type { SourceInCode } from '#core/fixes/managerCode.ts';
import { isSourceInCode } from '#core/fixes/managerCode.ts';
import { readFromManager } from '#core/fixes/readFromManager.ts';
import { scannerFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';

const google: SourceInCode = { kind: 'google-secret-manager', project: 'desk', secret: 'mistral', version: 'latest' };
const aws: SourceInCode = { kind: 'aws-secrets-manager', region: 'eu-west-3', secretId: 'team/mistral', field: 'key' };
const vault: SourceInCode = {
  kind: 'hashicorp-vault',
  address: 'https://vault.example.com:8200',
  mount: 'secret',
  path: 'team/mistral',
  field: 'key',
  auth: { by: 'token' },
};

const scanner = scannerFor({});

function fix(languageId: string, before: string, source: SourceInCode) {
  const text = before.replaceAll(/(['"])KEY\1/g, `$1${makeMistralKey()}$1`);
  const [finding] = scanner.scan(text, 'file');
  assert.ok(finding, 'the key is found before it is fixed');
  const { start, end } = finding.span;
  const rewrite = readFromManager({ text, start, end, languageId, path: 'file', variable: 'MISTRAL_API_KEY' }, source);
  return rewrite.ok ? applyEdits(text, rewrite.value.edits) : rewrite.error;
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

test('code is written for the managers that have a client, and for no others', () => {
  assert.ok([google, aws, vault].every(isSourceInCode));
  assert.ok(!isSourceInCode({ kind: 'command', argv: ['print-key'] }));
});

suite('reading a key from a secret manager instead', () => {
  test('Python, Google', () => {
    const before = lines('"""Answers."""', 'from mistralai import Mistral', '', 'client = Mistral(api_key="KEY")');
    assert.equal(
      fix('python', before, google),
      lines(
        '"""Answers."""',
        'from mistralai import Mistral',
        'from google.cloud import secretmanager',
        '',
        '',
        'def read_mistral_key() -> str:',
        '    client = secretmanager.SecretManagerServiceClient()',
        '    version = client.access_secret_version(name="projects/desk/secrets/mistral/versions/latest")',
        '    return version.payload.data.decode()',
        '',
        'client = Mistral(api_key=read_mistral_key())',
      ),
    );
  });

  test('Python, AWS: a field of JSON, and an import that is there already', () => {
    const before = lines('import json', 'from mistralai import (', '    Mistral,', ')', '', 'MISTRAL_API_KEY = "KEY"');
    assert.equal(
      fix('python', before, aws),
      lines(
        'import json',
        'from mistralai import (',
        '    Mistral,',
        ')',
        'import boto3',
        '',
        '',
        'def read_mistral_key() -> str:',
        '    client = boto3.client("secretsmanager", region_name="eu-west-3")',
        '    secret = client.get_secret_value(SecretId="team/mistral")["SecretString"]',
        '    return json.loads(secret)["key"]',
        '',
        'MISTRAL_API_KEY = read_mistral_key()',
      ),
    );
  });

  test('Python, HashiCorp: the line breaks of Windows stay', () => {
    const fixed = fix('python', 'import os\r\nMISTRAL_API_KEY = "KEY"\r\n', vault);
    assert.match(fixed, /^import os\r\nimport hvac\r\n\r\n\r\ndef read_mistral_key\(\) -> str:\r\n/);
    assert.match(
      fixed,
      /read_secret_version\(mount_point="secret", path="team\/mistral", raise_on_deleted_version=True\)\r\n/,
    );
    assert.doesNotMatch(fixed, /[^\r]\n/);
  });

  test('TypeScript, Google: the SDK is given the function', () => {
    const before = lines(
      "import { Mistral } from '@mistralai/mistralai';",
      '',
      "const client = new Mistral({ apiKey: 'KEY' });",
    );
    assert.equal(
      fix('typescript', before, google),
      lines(
        "import { Mistral } from '@mistralai/mistralai';",
        "import { SecretManagerServiceClient } from '@google-cloud/secret-manager';",
        '',
        'async function readMistralKey(): Promise<string> {',
        '  const client = new SecretManagerServiceClient();',
        "  const [version] = await client.accessSecretVersion({ name: 'projects/desk/secrets/mistral/versions/latest' });",
        "  const key = version.payload?.data?.toString() ?? '';",
        "  if (!key) throw new Error('Google Secret Manager holds no Mistral key');",
        '  return key;',
        '}',
        '',
        'const client = new Mistral({ apiKey: readMistralKey });',
      ),
    );
  });

  test('JavaScript with require, AWS', () => {
    const before = lines(
      "const { Mistral } = require('@mistralai/mistralai');",
      '',
      "const client = new Mistral({ apiKey: 'KEY' });",
    );
    const fixed = fix('javascript', before, { ...aws, field: undefined });
    assert.match(
      fixed,
      /^const \{ GetSecretValueCommand, SecretsManagerClient \} = require\('@aws-sdk\/client-secrets-manager'\);$/m,
    );
    assert.match(fixed, /^async function readMistralKey\(\) \{$/m);
    assert.match(fixed, /apiKey: readMistralKey \}/);
  });

  test('a namespace goes along, and a value that is the key is taken as it is', () => {
    const within = { ...vault, namespace: 'team' };
    assert.match(fix('python', 'MISTRAL_API_KEY = "KEY"\n', within), /hvac\.Client\(url="[^"]+", namespace="team"\)/);
    const script = fix('javascript', "const MISTRAL_API_KEY = 'KEY';\n", within);
    assert.match(script, /'X-Vault-Namespace': 'team' \}/);
    assert.match(script, /const \{ data \} = \(await response\.json\(\)\);/);
    assert.match(fix('python', 'MISTRAL_API_KEY = "KEY"\n', { ...aws, field: undefined }), /\n {4}return secret\n/);
    assert.doesNotMatch(fix('python', 'MISTRAL_API_KEY = "KEY"\n', { ...aws, field: undefined }), /import json/);
    const typed = fix('typescript', "import 'x';\nconst MISTRAL_API_KEY = 'KEY';\n", aws);
    assert.match(typed, /JSON\.parse\(secret\.SecretString \?\? '\{\}'\)\['key'\]/);
  });

  test('a second key of the same file is read by the same function', () => {
    const before = lines('def read_mistral_key() -> str:', '    ...', '', 'MISTRAL_API_KEY = "KEY"');
    assert.equal(fix('python', before, google), before.replace('"KEY"', 'read_mistral_key()'));
  });

  test('is written below the heading of a file that imports nothing', () => {
    const fixed = fix('python', lines('# Answers.', '', 'MISTRAL_API_KEY = "KEY"'), google);
    assert.match(fixed, /^# Answers\.\nfrom google\.cloud import secretmanager\n/);
  });

  test('the top of a module waits for the answer', () => {
    const fixed = fix('typescript', "import fs from 'node:fs';\n\nexport const MISTRAL_API_KEY = 'KEY';\n", vault);
    assert.match(fixed, /^export const MISTRAL_API_KEY = await readMistralKey\(\);$/m);
    assert.match(
      fixed,
      /await fetch\('https:\/\/vault\.example\.com:8200\/v1\/secret\/data\/team\/mistral', \{ headers \}\);/,
    );
  });

  test('where nothing can wait, or a visitor would ask, nothing is changed', () => {
    assert.equal(fix('javascript', "function ask() {\n  const mistralApiKey = 'KEY';\n}\n", google), 'cannot wait');
    assert.equal(fix('typescript', "const NEXT_PUBLIC_MISTRAL_API_KEY = 'KEY';\ndocument.body;\n", google), 'browser');
    assert.equal(fix('python', '# MISTRAL_API_KEY = "KEY"\n', google), 'comment');
    assert.equal(fix('typescript', "// new Mistral({ apiKey: 'KEY' });\n", google), 'comment');
    assert.equal(fix('ruby', "mistral_api_key = 'KEY'\n", google), 'no idiom');
  });
});

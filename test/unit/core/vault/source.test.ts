import assert from 'node:assert/strict';
import fc from 'fast-check';
import { partsOf } from '#core/vault/source/onePassword.ts';
import type { KeySource } from '#core/vault/source.ts';
import { parseSource, sourceId } from '#core/vault/source.ts';
import { expectValue } from '#test/support/result.ts';
import { aws, azure, google, onePassword, shell, vault } from '#test/support/secretManagers/sources.ts';

const good: readonly KeySource[] = [
  { kind: 'held' },
  vault,
  { ...vault, address: 'http://127.0.0.1:8200/behind/a/proxy', namespace: 'team/one', version: 3 },
  {
    ...vault,
    auth: { by: 'approle', mount: 'approle', roleId: 'a-role', secretId: { in: 'file', path: '~/secret-id' } },
  },
  google,
  { ...google, project: 'example.com:my-project', version: '12' },
  aws,
  { ...aws, secretId: 'arn:aws:secretsmanager:eu-west-3:123456789012:secret:team/mistral-AbCdEf', field: 'key' },
  azure,
  { ...azure, vault: 'https://my-vault.vault.azure.net', version: '0'.repeat(32) },
  onePassword,
  { ...onePassword, reference: 'op://Private/Mistral AI/API keys/credential', account: 'my.1password.com' },
  shell,
  { kind: 'command', argv: ['/usr/bin/pass', 'show', 'mistral'], field: 'key' },
];

suite('The source of a key', () => {
  for (const source of good) {
    test(`may be ${JSON.stringify(source)}`, () => assert.deepEqual(expectValue(parseSource(source)), source));
  }

  test('has the newest version and the usual mount where none is named', () => {
    const { version: _newest, ...unsaid } = google;
    assert.deepEqual(parseSource(unsaid), { ok: true, value: google });
  });

  test('never carries what it has no field for, such as a token', () => {
    const parsed = expectValue(
      parseSource({ ...vault, token: 'hvs.secret', auth: { by: 'token', token: 'hvs.secret' } }),
    );
    assert.deepEqual(parsed, vault);
  });

  const hostile: readonly [why: string, source: object, where: string][] = [
    ['a server that others can listen to', { ...vault, address: 'http://vault.example.com' }, 'address'],
    ['a server that looks like this machine', { ...vault, address: 'http://localhost.example.com' }, 'address'],
    ['a password in an address', { ...vault, address: 'https://me:pass@vault.example.com' }, 'address'],
    ['a query in an address', { ...vault, address: 'https://vault.example.com/?x=' }, 'address'],
    ['a way up in an address', { ...vault, address: 'https://vault.example.com/a/../b' }, 'address'],
    ['a file as an address', { ...vault, address: 'file:///etc/passwd' }, 'address'],
    ['a way up in a path', { ...vault, path: 'team/../../sys/seal' }, 'path'],
    ['an encoded way up', { ...vault, path: 'team/%2e%2e/x' }, 'path'],
    ['an empty name in a path', { ...vault, path: 'team//mistral' }, 'path'],
    ['a query in a path', { ...vault, path: 'team?list=true' }, 'path'],
    ['a way up in a mount', { ...vault, mount: '..' }, 'mount'],
    ['a line break in a namespace', { ...vault, namespace: 'a\r\nx-vault-token: b' }, 'namespace'],
    ['version nought', { ...vault, version: 0 }, 'version'],
    ['no way to sign in', { ...vault, auth: undefined }, 'auth'],
    [
      'a secret ID in a folder that was opened',
      { ...vault, auth: { by: 'approle', roleId: 'r', secretId: { in: 'file', path: './secret-id' } } },
      'auth.secretId.path',
    ],
    [
      'a secret ID up and away',
      { ...vault, auth: { by: 'approle', roleId: 'r', secretId: { in: 'file', path: '~/../x' } } },
      'auth.secretId.path',
    ],
    ['an option as a secret', { ...google, secret: '--flags-file=/etc/passwd' }, 'secret'],
    ['an option as a version', { ...google, version: '--impersonate-service-account=x' }, 'version'],
    ['an option as a project', { ...google, project: '-x-y-z' }, 'project'],
    ['a file as an AWS name', { ...aws, secretId: 'file:///etc/passwd' }, 'secretId'],
    ['a region that is a host', { ...aws, region: 'evil.example.com/' }, 'region'],
    ['a file as an Azure name', { ...azure, secret: '@/etc/passwd' }, 'secret'],
    ['somebody else’s vault', { ...azure, vault: 'https://my-vault.vault.azure.net.evil.com' }, 'vault'],
    ['a path behind a vault', { ...azure, vault: 'https://my-vault.vault.azure.net/x' }, 'vault'],
    ['an option as a reference', { ...onePassword, reference: '--config=/tmp/x' }, 'reference'],
    ['a reference without a field', { ...onePassword, reference: 'op://Private/Mistral' }, 'reference'],
    ['an option as an item', { ...onePassword, reference: 'op://Private/-x/credential' }, 'reference'],
    ['no program', { kind: 'command', argv: [] }, 'argv'],
    ['a program in the folder that is open', { kind: 'command', argv: ['./get-key'] }, 'argv.0'],
    ['a program below the folder that is open', { kind: 'command', argv: ['node_modules/.bin/x'] }, 'argv.0'],
    ['an argument that the system would cut short', { kind: 'command', argv: ['echo', 'a\0b'] }, 'argv.1'],
    ['a place nobody knows', { kind: 'pastebin' }, 'kind'],
  ];
  for (const [why, source, where] of hostile) {
    test(`is not ${why}`, () => {
      const parsed = parseSource(source);
      assert.ok(!parsed.ok);
      const flaw = parsed.error.find((each) => each.where.startsWith(where));
      assert.match(
        flaw?.words ?? `no flaw at ${where}, but ${JSON.stringify(parsed.error)}`,
        /^(?:The|This|Signing) .+\.$/,
      );
    });
  }

  test('is one and the same, whatever order its fields come in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.infiniteStream(fc.nat()), (source, numbers) => {
        const shuffled = Object.entries(source)
          .map((entry) => ({ entry, order: numbers.next().value }))
          .sort((a, b) => a.order - b.order)
          .map(({ entry }) => entry);
        assert.equal(sourceId(Object.fromEntries(shuffled) as KeySource), sourceId(source));
      }),
    );
  });

  test('is never mistaken for another', () => assert.equal(new Set(good.map(sourceId)).size, good.length));

  test('in 1Password is a vault, an item, perhaps a section, and a field', () => {
    assert.deepEqual(partsOf(onePassword), { vault: 'Private', item: 'Mistral', field: 'credential' });
    const inSection = partsOf({ ...onePassword, reference: 'op://Private/Mistral/keys/main' });
    assert.deepEqual(inSection, { vault: 'Private', item: 'Mistral', section: 'keys', field: 'main' });
  });

  test('is read from any text without running away', () => {
    const fields = ['address', 'path', 'reference', 'secret', 'secretId', 'vault', 'project'];
    fc.assert(
      fc.property(
        fc.constantFrom(...good),
        fc.constantFrom(...fields),
        fc.string({ maxLength: 3000 }),
        (source, field, text) => {
          const parsed = parseSource({ ...source, [field]: text });
          if (!parsed.ok) assert.ok(parsed.error.length > 0);
        },
      ),
    );
  });
});

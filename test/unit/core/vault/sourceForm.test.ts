import assert from 'node:assert/strict';
import type { Answers } from '#core/vault/sourceForm.ts';
import { flawOf, readForm, sourceForms } from '#core/vault/sourceForm.ts';
import { splitWords } from '#core/vault/splitWords.ts';

const vaultAnswers: Answers = {
  address: 'https://vault.example.com:8200',
  mount: 'secret',
  path: 'team/mistral',
  field: 'key',
  'auth.by': 'approle',
  'auth.roleId': 'role-1',
  'auth.secretId.in': 'file',
  'auth.secretId.path': '~/.vault-secret-id',
};

suite('The questions about where a key lives', () => {
  test('lead to a source, nested fields included', () => {
    assert.deepEqual(readForm('hashicorp-vault', vaultAnswers), {
      ok: true,
      value: {
        kind: 'hashicorp-vault',
        address: 'https://vault.example.com:8200',
        mount: 'secret',
        path: 'team/mistral',
        field: 'key',
        auth: {
          by: 'approle',
          mount: 'approle',
          roleId: 'role-1',
          secretId: { in: 'file', path: '~/.vault-secret-id' },
        },
      },
    });
  });

  for (const [kind, fields] of Object.entries(sourceForms))
    test(`have an example or a usual answer that is accepted, for ${kind}`, () => {
      for (const field of fields) {
        const answer = field.example ?? field.usual;
        if (answer === undefined || field.when) continue;
        assert.equal(
          flawOf(kind as keyof typeof sourceForms, { [field.where]: answer }, field),
          undefined,
          field.where,
        );
      }
    });

  test('say what is wrong with an answer while it is typed, and nothing of what is still to come', () => {
    const [address] = sourceForms['hashicorp-vault'];
    assert.ok(address);
    assert.match(flawOf('hashicorp-vault', { address: 'http://vault.example.com' }, address) ?? '', /https:/);
    assert.equal(flawOf('hashicorp-vault', { address: 'https://vault.example.com' }, address), undefined);
  });

  test('ask about AppRole only whoever signs in with it', () => {
    const asked = (answers: Answers) =>
      sourceForms['hashicorp-vault']
        .filter(({ where, when }) => where.startsWith('auth.') && (when === undefined || when(answers)))
        .map(({ where }) => where);
    assert.deepEqual(asked({ 'auth.by': 'token' }), ['auth.by']);
    assert.deepEqual(asked(vaultAnswers), ['auth.by', 'auth.roleId', 'auth.secretId.in', 'auth.secretId.path']);
  });

  test('insist on what is needed, and let what is optional be left out', () => {
    for (const field of sourceForms['aws-secrets-manager'])
      assert.equal(flawOf('aws-secrets-manager', {}, field) === undefined, field.optional === true, field.where);
  });

  test('take a command as words, without a shell', () => {
    assert.deepEqual(splitWords(`pass show "team keys/mistral" --a='b c'`), [
      'pass',
      'show',
      'team keys/mistral',
      '--a=b c',
    ]);
    assert.deepEqual(readForm('command', { argv: 'pass show mistral' }), {
      ok: true,
      value: { kind: 'command', argv: ['pass', 'show', 'mistral'] },
    });
  });
});

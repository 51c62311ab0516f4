import assert from 'node:assert/strict';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import { readRemoteKey } from '#core/vault/remoteKey.ts';
import { Secret } from '#core/vault/secret.ts';
import type { SourceError } from '#core/vault/sourceError.ts';
import { google } from '#test/support/secretManagers/sources.ts';

const reading = (answer: Result<Secret, SourceError>) =>
  readRemoteKey({ read: async () => answer, write: async () => ok(undefined) }, google);

suite('A key that lives elsewhere, for the vault', () => {
  test('is the key', async () => {
    const key = new Secret('key');
    assert.deepEqual(await reading(ok(key)), ok(key));
  });

  for (const because of [{ kind: 'not-found' }, { kind: 'empty' }] as const)
    test(`is lost when its manager says ${because.kind}`, async () => {
      assert.deepEqual(await reading(fail(because)), fail({ kind: 'lost', because, source: google }));
    });

  const hindrances: readonly SourceError[] = [
    { kind: 'missing-tool', tool: 'gcloud' },
    { kind: 'not-signed-in' },
    { kind: 'denied' },
    { kind: 'unreachable', why: 'network' },
    { kind: 'timeout' },
    { kind: 'cancelled' },
    { kind: 'unexpected', what: 'answer' },
  ];
  for (const because of hindrances)
    test(`is not lost, only out of reach, on ${because.kind}`, async () => {
      assert.deepEqual(await reading(fail(because)), fail({ kind: 'locked', because, source: google }));
    });
});

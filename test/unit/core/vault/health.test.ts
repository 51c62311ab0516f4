import assert from 'node:assert/strict';
import { mistralHosts } from '#core/mistral/hosts.ts';
import { examine } from '#core/vault/health.ts';
import type { KeyKind } from '#core/vault/record.ts';
import { Secret } from '#core/vault/secret.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { fakeMistral } from '#test/support/vault/fakeMistral.ts';

const unknown = { kind: 'unknown', host: mistralHosts.global.url } as const;

async function found(kind: KeyKind) {
  const mistral = fakeMistral();
  const examination = await examine(mistral, new Secret(mistral.issue(kind).raw), unknown);
  return { examination, asked: mistral.asked };
}

suite('Examining a key', () => {
  test('takes one question when the key is where it is thought to be', async () => {
    const { examination, asked } = await found('studio');
    assert.deepEqual(examination, { is: 'answered', kind: 'studio', host: mistralHosts.global.url });
    assert.deepEqual(asked, ['listModels api.mistral.ai']);
  });

  test('finds a Codestral key on its own host', async () => {
    const { examination } = await found('codestral');
    assert.deepEqual(examination, { is: 'answered', kind: 'codestral', host: mistralHosts.codestral.url });
  });

  test('finds an Admin key by what only it may ask', async () => {
    assert.equal((await found('admin')).examination.is, 'answered');
  });

  test('calls a key invalid only when nobody knows it', async () => {
    const mistral = fakeMistral();
    assert.deepEqual(await examine(mistral, new Secret(makeMistralKey()), unknown), { is: 'refused' });
    assert.equal(mistral.asked.length, 3);
  });

  test('learns nothing from a 401 while another host could not be asked', async () => {
    const mistral = fakeMistral();
    mistral.faults.push(undefined, { error: { kind: 'offline' }, after: false });
    assert.deepEqual(await examine(mistral, new Secret(makeMistralKey()), unknown), { is: 'hindered', by: 'offline' });
  });

  test('takes a limit, a fault of the server and a timeout for what they are', async () => {
    for (const [error, by] of [
      [{ kind: 'limited', retryAfter: 5 }, 'limited'],
      [{ kind: 'server', status: 503 }, 'server'],
      [{ kind: 'timeout' }, 'offline'],
    ] as const) {
      const mistral = fakeMistral();
      mistral.faults.push({ error, after: false });
      const examination = await examine(mistral, new Secret(mistral.issue('studio').raw), unknown);
      assert.equal(examination.is === 'hindered' && examination.by, by);
    }
  });

  test('leaves a Vibe key what it is, as the API does not tell it from a Studio key', async () => {
    const mistral = fakeMistral();
    const key = new Secret(mistral.issue('studio').raw);
    const examination = await examine(mistral, key, { ...unknown, kind: 'vibe' });
    assert.deepEqual(examination, { is: 'answered', kind: 'vibe', host: mistralHosts.global.url });
  });

  test('never carries the key of another server to Mistral', async () => {
    const mistral = fakeMistral();
    await examine(mistral, new Secret(makeMistralKey()), { kind: 'unknown', host: 'http://127.0.0.1:9' });
    assert.ok(mistral.asked.every((question) => question.endsWith('127.0.0.1:9')));
  });
});

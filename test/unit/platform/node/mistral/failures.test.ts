import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { Answer, Call as MistralCall } from '#core/mistral/api.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { callTo } from '#test/support/mistral/callTo.ts';
import type { Fault } from '#test/support/mistral/faults.ts';
import { faults } from '#test/support/mistral/faults.ts';
import type { Target } from '#test/support/mistral/program.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { expectValue } from '#test/support/result.ts';

const messages = [{ role: 'user' as const, content: 'Hello' }];
const question = { model: 'mistral-small-latest', messages };
const newKey = { name: 'n', workspaceId: crypto.randomUUID(), userId: crypto.randomUUID() };

suite('Mistral through its SDK: every way it can fail', () => {
  let player: Player;
  const mistral = mistralOverSdk();

  suiteSetup(async () => {
    player = await startMistral();
  });

  suiteTeardown(async () => {
    await player.stop();
    player.expectNoViolations();
  });

  const operations: readonly [Target, 'studio' | 'admin', (call: MistralCall) => Answer<unknown>][] = [
    ['/v1/models', 'studio', (call) => mistral.listModels(call)],
    ['/v1/users/me', 'studio', (call) => mistral.whoAmI(call)],
    ['/v1/chat/completions', 'studio', (call) => mistral.complete(call, question)],
    ['/v1/chat/completions', 'studio', (call) => mistral.stream(call, question)],
    ['/v1/moderations', 'studio', (call) => mistral.moderate(call, ['text'])],
    ['/v1/chat/moderations', 'studio', (call) => mistral.moderateChat(call, messages)],
    ['GET /v1/admin/api-keys', 'admin', (call) => mistral.listKeys(call)],
    ['POST /v1/admin/api-keys', 'admin', (call) => mistral.createKey(call, newKey)],
    ['DELETE /v1/admin/api-keys/{id}', 'admin', (call) => mistral.deleteKey(call, player.keys.add().id)],
  ];

  const failures: readonly [string, Fault, MistralError][] = [
    ['400', faults.status(400, { message: 'no such model' }), { kind: 'invalid-request', message: 'no such model' }],
    ['402', faults.status(402), { kind: 'limited' }],
    ['403', faults.status(403), { kind: 'forbidden' }],
    ['403 of a guardrail', faults.guardrail('pii', 'law'), { kind: 'guardrail', categories: ['pii', 'law'] }],
    ['404', faults.status(404), { kind: 'not-found' }],
    ['418', faults.status(418), { kind: 'unexpected-reply', detail: 'status 418' }],
    ['422', faults.status(422, { message: 'too long' }), { kind: 'invalid-request', message: 'too long' }],
    ['429 with seconds', faults.status(429, { retryAfter: 2 }), { kind: 'limited', retryAfter: 2000 }],
    ['429 with a past date', faults.status(429, { retryAfter: new Date(0) }), { kind: 'limited', retryAfter: 0 }],
    ['500', faults.status(500), { kind: 'server', status: 500 }],
    ['503', faults.status(503), { kind: 'server', status: 503 }],
    ['a broken connection', faults.disconnect(), { kind: 'offline' }],
    ['a redirect', faults.redirect('http://127.0.0.1:9/'), { kind: 'redirected' }],
  ];

  for (const [target, kind, operation] of operations) {
    const name = `${operation}`.match(/mistral\.(\w+)/)?.[1];

    for (const [what, fault, error] of failures) {
      test(`${name}: ${what}`, async () => {
        player.next(target, fault);
        assert.deepEqual(await operation(callTo(player, player.keys.add({ kind }))), { ok: false, error });
      });
    }

    test(`${name}: a key that does not work`, async () => {
      const stranger = { ...player.keys.add({ kind }), raw: 'x'.repeat(32) };
      const result = await operation(callTo(player, stranger));
      assert.deepEqual(result, { ok: false, error: { kind: 'unauthorized' } });
    });

    test(`${name}: no answer in time`, async () => {
      player.next(target, faults.silence());
      const call = callTo(player, player.keys.add({ kind }), { timeoutMs: 30 });
      assert.deepEqual(await operation(call), { ok: false, error: { kind: 'timeout' } });
    });

    test(`${name}: cancelled while it waits`, async () => {
      player.next(target, faults.silence());
      const call = callTo(player, player.keys.add({ kind }), { signal: AbortSignal.timeout(20) });
      assert.deepEqual(await operation(call), { ok: false, error: { kind: 'cancelled' } });
    });

    test(`${name}: cancelled before it began sends nothing`, async () => {
      const before = player.received().length;
      const call = callTo(player, player.keys.add({ kind }), { signal: AbortSignal.abort() });
      assert.deepEqual(await operation(call), { ok: false, error: { kind: 'cancelled' } });
      assert.equal(player.received().length, before);
    });

    test(`${name}: a body cut short, one that is not JSON, and one that is not the contract's`, async () => {
      for (const fault of [faults.malformed(), faults.body('<html>'), faults.body('{"keys":3}')]) {
        player.next(target, fault);
        const result = await operation(callTo(player, player.keys.add({ kind })));
        assert.equal(result.ok ? 'fine' : result.error.kind, 'unexpected-reply');
      }
    });

    test(`${name}: nothing listens`, async () => {
      const call = { ...callTo(player, player.keys.add({ kind })), host: 'http://127.0.0.1:7' };
      assert.deepEqual(await operation(call), { ok: false, error: { kind: 'offline' } });
    });

    test(`${name}: a server that is not allowed is never asked`, async () => {
      const call = { ...callTo(player, player.keys.add({ kind })), host: 'http://evil.example' };
      const error = { kind: 'server-refused', reason: 'not encrypted' };
      assert.deepEqual(await operation(call), { ok: false, error });
    });
  }

  test('a retry time given as a date counts from now', async () => {
    player.next('/v1/models', faults.status(429, { retryAfter: new Date(Date.now() + 60_000) }));
    const result = await mistral.listModels(callTo(player));
    assert.ok(!result.ok && result.error.kind === 'limited');
    const { retryAfter = 0 } = result.error;
    assert.ok(retryAfter > 50_000 && retryAfter <= 60_000, `${retryAfter}`);
  });

  test('nothing is tried twice', async () => {
    const before = player.received().length;
    player.next('/v1/models', faults.status(503, { retryAfter: 0 }));
    await mistral.listModels(callTo(player));
    assert.equal(player.received().length, before + 1);
  });

  test('a server that echoes the key does not get it into the error', async () => {
    const key = player.keys.add();
    for (const status of [400, 401, 403, 422, 429, 500]) {
      player.next('/v1/models', faults.status(status, { message: `Bad key ${key.raw} `.repeat(50) }));
      const result = await mistral.listModels(callTo(player, key));
      assert.ok(!inspect(result, { depth: null }).includes(key.raw));
      assert.ok(JSON.stringify(result).length < 400);
    }
    player.next('/v1/models', faults.body(JSON.stringify({ data: [{ type: 'base', [key.raw]: 1 }] })));
    assert.ok(!inspect(await mistral.listModels(callTo(player, key)), { depth: null }).includes(key.raw));
  });

  test('a moderation without a single score is not taken for harmless', async () => {
    player.next('/v1/moderations', faults.body('{"id":"m","model":"m","results":[{"category_scores":{}}]}'));
    const result = await mistral.moderate(callTo(player), ['text']);
    assert.equal(result.ok ? 'fine' : result.error.kind, 'unexpected-reply');
  });

  test('a model that the server does not know is told from a request that is wrong', async () => {
    const message = 'Invalid model: mistral-gone-latest';
    player.next('/v1/chat/completions', faults.status(400, { message }));
    assert.deepEqual(await mistral.complete(callTo(player), question), { ok: false, error: { kind: 'unknown-model' } });
  });

  test('a moderation with fewer results than texts is not taken for harmless', async () => {
    player.next('/v1/moderations', faults.body('{"id":"m","model":"m","results":[]}'));
    const result = await mistral.moderate(callTo(player), ['text']);
    assert.deepEqual(result, {
      ok: false,
      error: { kind: 'unexpected-reply', detail: 'not one result per text' },
    });
  });

  test('a slow answer is still an answer', async () => {
    player.next('/v1/models', faults.latency(50));
    assert.ok(expectValue(await mistral.listModels(callTo(player))).length > 0);
  });
});

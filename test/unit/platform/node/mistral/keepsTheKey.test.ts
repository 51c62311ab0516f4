import assert from 'node:assert/strict';
import { SDKHooks } from '@mistralai/mistralai/hooks/hooks.js';
import { resetEnv } from '@mistralai/mistralai/lib/env.js';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { quietHooks } from '#platform/node/mistral/quietHooks.ts';
import { callTo } from '#test/support/mistral/callTo.ts';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player, PlayerOptions } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

suite('Mistral through its SDK: the key stays between us and the server', () => {
  const started: Player[] = [];
  let player: Player;
  const mistral = mistralOverSdk();
  const question = { model: 'mistral-small-latest', messages: [{ role: 'user' as const, content: 'Hello' }] };

  async function play(options?: PlayerOptions): Promise<Player> {
    const one = await startMistral(options);
    started.push(one);
    return one;
  }

  setup(async () => {
    player = await play();
  });

  teardown(() => Promise.all(started.splice(0).map((one) => one.stop())));

  for (const status of [301, 302, 303, 307, 308]) {
    test(`a redirect with ${status} is not followed, and the other server hears nothing`, async () => {
      const thief = await play();
      player.always('/v1/models', faults.redirect(`${thief.url}/v1/models`, status));
      player.always('/v1/users/me', faults.redirect(`${thief.url}/v1/users/me`, status));
      player.always('/v1/chat/completions', faults.redirect(`${thief.url}/v1/chat/completions`, status));
      player.always('/v1/admin/api-keys', faults.redirect(`${thief.url}/v1/admin/api-keys`, status));

      const call = callTo(player);
      const results = [
        await mistral.listModels(call),
        await mistral.whoAmI(call),
        await mistral.complete(call, question),
        await mistral.stream(call, question),
        await mistral.listKeys(callTo(player, player.keys.add({ kind: 'admin' }))),
      ];
      for (const result of results) assert.deepEqual(result, { ok: false, error: { kind: 'redirected' } });
      assert.deepEqual(thief.received(), []);
    });
  }

  test('the key travels in one header, once', async () => {
    const key = player.keys.add();
    await mistral.complete(callTo(player, key), question);
    const [request] = player.received();
    assert.equal(request?.rawHeaders.filter((text) => text.includes(key.raw)).length, 1);
    assert.ok(!request?.body.includes(key.raw));
  });

  test('MISTRAL_DEBUG does not make the SDK print the request', async () => {
    const printed = await withEnvironment({ MISTRAL_DEBUG: '1' }, () => mistral.complete(callTo(player), question));
    assert.deepEqual(printed, []);
  });

  test("none of the SDK's own hooks is left: no tracing, no telemetry, no warnings to the console", () => {
    const hooked = (hooks: SDKHooks) => Object.values(hooks).flat().length;
    assert.ok(hooked(new SDKHooks()) > 0);
    assert.equal(hooked(quietHooks(SDKHooks)), 0);
  });

  /** Runs with these variables set, as if the SDK had not read them yet; returns what went to the console. */
  async function withEnvironment(variables: Record<string, string>, work: () => Promise<unknown>): Promise<unknown[]> {
    const printed: unknown[] = [];
    const real = { ...console };
    const listen = (...parts: unknown[]) => void printed.push(parts);
    Object.assign(process.env, variables);
    Object.assign(console, { log: listen, group: listen, warn: listen, error: listen, debug: listen });
    resetEnv();
    try {
      await work();
      return printed;
    } finally {
      Object.assign(console, real);
      for (const name of Object.keys(variables)) delete process.env[name];
      resetEnv();
    }
  }

  test('each host is asked once how it wants an Admin key', async () => {
    for (const adminHeader of ['x-api-key', 'bearer'] as const) {
      const host = await play({ adminHeader });
      const admin = callTo(host, host.keys.add({ kind: 'admin' }));
      const fresh = mistralOverSdk();
      assert.equal((await fresh.listKeys(admin)).ok, true);
      assert.equal((await fresh.listKeys(admin)).ok, true);
      const tries = host
        .received()
        .map(({ headers }) => (headers.authorization === undefined ? 'x-api-key' : 'bearer'));
      assert.deepEqual(
        tries,
        adminHeader === 'bearer' ? ['x-api-key', 'bearer', 'bearer'] : ['x-api-key', 'x-api-key'],
      );
    }
  });
});

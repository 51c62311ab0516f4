import assert from 'node:assert/strict';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player, PlayerOptions } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

suite('The played Mistral', () => {
  const started: Player[] = [];
  const day = 86_400_000;
  const start = Date.UTC(2030, 0, 1);

  async function play(options?: PlayerOptions): Promise<Player> {
    const player = await startMistral(options);
    started.push(player);
    return player;
  }

  teardown(() => Promise.all(started.splice(0).map((player) => player.stop())));

  const status = async ({ url }: Player, raw: string) =>
    (await fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${raw}` } })).status;

  const admin = (player: Player, path: string, init: { method?: string; body?: string } = {}) =>
    fetch(`${player.url}/v1/admin/${path}`, {
      ...init,
      headers: { 'x-api-key': player.keys.add({ kind: 'admin' }).raw, 'content-type': 'application/json' },
    });

  const create = async (player: Player, expiration?: string) => {
    const { workspace, userId } = player.keys.home;
    const wish = { name: 'new', workspace_uuid: workspace.id, user_id: userId, expiration };
    return (await admin(player, 'api-keys', { method: 'POST', body: JSON.stringify(wish) })).json();
  };

  test('lets a key live until the end of its last day', async () => {
    let now = start;
    const player = await play({ now: () => now });
    const { raw } = player.keys.add({ expires: '2030-01-01' });
    now = start + day - 1;
    assert.equal(await status(player, raw), 200);
    now = start + day;
    assert.equal(await status(player, raw), 401);
  });

  test('takes its time to spread a created and a deleted key', async () => {
    let now = start;
    const player = await play({ now: () => now, propagationMs: 1000 });
    const made = await create(player);
    assert.equal(await status(player, made.key), 401);
    now += 1000;
    assert.equal(await status(player, made.key), 200);

    const gone = await admin(player, `api-keys/${made.key_id}`, { method: 'DELETE' });
    assert.equal(gone.status, 200);
    assert.equal(await status(player, made.key), 200);
    now += 1000;
    assert.equal(await status(player, made.key), 401);
  });

  test('answers 404 to deleting a key twice', async () => {
    const player = await play();
    const { id } = player.keys.add();
    assert.equal((await admin(player, `api-keys/${id}`, { method: 'DELETE' })).status, 200);
    assert.equal((await admin(player, `api-keys/${id}`, { method: 'DELETE' })).status, 404);
  });

  test('shortens an expiry to what the organisation allows', async () => {
    const player = await play({ now: () => start, maxExpiryDays: 30 });
    assert.equal((await create(player, '2031-01-01')).expiration_date, '2030-01-31');
    assert.equal((await create(player)).expiration_date, '2030-01-31');
    assert.equal((await create(player, '2030-01-15')).expiration_date, '2030-01-15');
  });

  test('remembers the day a key was last used, and never lists its value', async () => {
    const player = await play({ now: () => start });
    const key = player.keys.add({ name: 'used' });
    await status(player, key.raw);
    const { keys } = await (await admin(player, 'api-keys?name=used')).json();
    assert.equal(keys.length, 1);
    assert.equal(keys[0].last_used, '2030-01-01');
    assert.ok(!JSON.stringify(keys).includes(key.raw));
  });

  test('tells usage to an Admin key only', async () => {
    const player = await play();
    assert.equal((await admin(player, 'usage?month=1&year=2030')).status, 200);
    const headers = { 'x-api-key': player.keys.add().raw };
    assert.equal((await fetch(`${player.url}/v1/admin/usage`, { headers })).status, 401);
  });

  test('plays a single fault once, a steady one until it is ended', async () => {
    const player = await play();
    const { raw } = player.keys.add();
    player.always('/v1/models', faults.status(500));
    player.next('/v1/models', faults.status(429));
    player.next('/v1/models', faults.status(503));
    assert.deepEqual(
      [await status(player, raw), await status(player, raw), await status(player, raw)],
      [429, 503, 500],
    );
    player.always('/v1/models');
    assert.equal(await status(player, raw), 200);
  });

  test('says what the script says, then answers by itself', async () => {
    const player = await play();
    player.script('First.', 'Second.');
    const says = async () => {
      const reply = await fetch(`${player.url}/v1/chat/completions`, {
        method: 'POST',
        headers: { authorization: `Bearer ${player.keys.add().raw}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'm', messages: [{ role: 'user', content: 'What is new?' }] }),
      });
      return (await reply.json()).choices[0].message.content;
    };
    assert.equal(await says(), 'First.');
    assert.equal(await says(), 'Second.');
    assert.match(await says(), /What is new\?/);
  });

  test('finds one model, or says that there is none', async () => {
    const player = await play();
    const headers = { authorization: `Bearer ${player.keys.add().raw}` };
    const found = await fetch(`${player.url}/v1/models/codestral-latest`, { headers });
    assert.equal((await found.json()).id, 'codestral-2508');
    assert.equal((await fetch(`${player.url}/v1/models/none%`, { headers })).status, 404);
  });

  test('streams a completion in the middle on the Codestral host', async () => {
    const player = await play();
    const reply = await fetch(`${player.codestralUrl}/v1/fim/completions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${player.keys.add({ kind: 'codestral' }).raw}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ model: 'codestral-latest', prompt: 'function f() {', stream: true }),
    });
    assert.match(reply.headers.get('content-type') ?? '', /^text\/event-stream/);
    assert.match(await reply.text(), /^data: \{.*data: \[DONE\]\n\n$/s);
  });
});

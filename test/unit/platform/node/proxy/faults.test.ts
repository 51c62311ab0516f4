import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import type { Carry } from '#platform/node/proxy/carry.ts';
import { carryByFetch, carryByHttp } from '#platform/node/proxy/carry.ts';
import { faults } from '#test/support/mistral/faults.ts';
import { ask, chat, eventsIn, saidIn } from '#test/support/proxy/ask.ts';
import type { ProxyWish, ProxyWorld } from '#test/support/proxy/world.ts';
import { startWorld } from '#test/support/proxy/world.ts';

const completions = '/v1/chat/completions';
const long = 'All is well so far, and it goes on. '.repeat(60);

/** The editor has one way out, the command line another; a failure must look the same. */
const ways: Readonly<Record<string, Carry>> = {
  'in the editor': carryByFetch,
  'on the command line': carryByHttp({}),
};

for (const [where, carry] of Object.entries(ways))
  suite(`The proxy when something fails, ${where}`, () => {
    let world: ProxyWorld | undefined;
    const start = async (wish: ProxyWish = {}): Promise<ProxyWorld> => {
      world = await startWorld({ carry, ...wish });
      return world;
    };
    teardown(async () => {
      await world?.stop();
      world = undefined;
    });

    test('a stream that breaks looks broken to the program too, and is charged for what came', async () => {
      const here = await start();
      here.player.next(completions, faults.reply(long), faults.cutStream(200));
      await assert.rejects(ask(here, completions, chat('Hello', { stream: true })), /terminated|socket/);
      await until(() => here.entries().length > 0);
      const [entry] = here.entries();
      assert.equal(entry?.record.outcome, 'failed');
      assert.ok((entry?.record.tokens.completion ?? 0) > 100);
      assert.equal(here.proxy.active(), 0);
    });

    test('the last thing a broken stream says is that it broke, and it is not made to look ended', async () => {
      const here = await start();
      here.player.next(completions, faults.reply(long), faults.cutStream(200));
      const text = await heardOf(here);
      const last = eventsIn(text).at(-1);
      assert.equal(last?.choices?.[0]?.finish_reason, 'error');
      assert.match(JSON.stringify(last), /"type":"upstream_broken_off"/);
      assert.doesNotMatch(text, /\[DONE\]/);
    });

    test('an answer that breaks off in the middle is called that, and is not asked for again', async () => {
      const asked: string[] = [];
      const cut: Carry = async (url, parcel) => {
        asked.push(url);
        return { ...(await carry(url, parcel)), body: brokenBody() };
      };
      const here = await start({ carry: cut });
      const answer = await ask(here, completions, chat('Hello'));
      assert.equal(answer.status, 502);
      assert.equal(answer.json().type, 'upstream_broken_off');
      assert.equal(asked.length, 1);
    });

    test('a key revoked at Mistral under way lets the answer end, and the next one is told why', async () => {
      const here = await start();
      here.player.next(completions, faults.reply(long), faults.slowStream(2));
      const under = ask(here, completions, chat('Hello', { stream: true }));
      await until(() => here.player.received().length > 0);
      here.player.keys.remove(here.player.keys.find(here.held.raw ?? '')?.id ?? '');
      const next = await ask(here, completions, chat('Hello'));
      assert.equal(next.status, 401);
      assert.match(next.json().message, /refuses the key behind this proxy/);
      assert.equal(saidIn((await under).text), long);
    });

    test('a stream that ends politely without an end is broken too', async () => {
      const here = await start();
      here.player.next(completions, faults.reply(long), faults.unfinishedStream(100));
      await assert.rejects(ask(here, completions, chat('Hello', { stream: true })));
    });

    test('a stream that falls silent is given up', async () => {
      const here = await start({ upstreamTimeoutMs: 300 });
      here.player.next(completions, faults.reply(long), faults.stalledStream(100));
      await assert.rejects(ask(here, completions, chat('Hello', { stream: true })));
      await until(() => here.proxy.active() === 0);
    });

    test('an event that is no chunk is not handed on', async () => {
      const here = await start();
      here.player.next(completions, faults.strangeEvent(2, '<script>'));
      await assert.rejects(ask(here, completions, chat('Hello', { stream: true })));
    });

    const answers = [
      { title: 'a server in trouble', fault: faults.status(500), status: 500, type: 'played_500' },
      {
        title: 'a server that asks to slow down',
        fault: faults.status(429, { retryAfter: 30 }),
        status: 429,
        type: 'played_429',
      },
      { title: 'a key that is not taken', fault: faults.status(401), status: 401, type: 'upstream_unauthorized' },
      { title: 'a guardrail of Mistral', fault: faults.guardrail('sexual'), status: 403, type: undefined },
      {
        title: 'an answer that is not JSON',
        fault: faults.malformed(),
        status: 502,
        type: 'upstream_unexpected_reply',
      },
      {
        title: 'a redirect',
        fault: faults.redirect('http://127.0.0.1:1/v1/x'),
        status: 502,
        type: 'upstream_redirected',
      },
      { title: 'a connection that breaks', fault: faults.disconnect(), status: 502, type: 'upstream_offline' },
    ] as const;

    for (const { title, fault, status, type } of answers)
      test(`${title}: ${status}, in Mistral’s shape`, async function () {
        this.timeout(20_000);
        const here = await start();
        here.player.always(completions, fault);
        const answer = await ask(here, completions, chat('Hello'));
        assert.equal(answer.status, status, answer.text);
        assert.equal(answer.json().type, type);
        assert.ok(!answer.text.includes(here.held.raw ?? ''));
        if (status === 429) assert.equal(answer.headers.get('retry-after'), '30');
      });

    test('what fails in passing is tried again', async () => {
      const here = await start();
      here.player.next(completions, faults.status(503));
      assert.equal((await ask(here, completions, chat('Hello'))).status, 200);
    });

    test('a server that keeps failing is left alone for a while', async function () {
      this.timeout(30_000);
      const here = await start();
      here.player.always(completions, faults.status(503));
      for (let round = 0; round < 3; round++) await ask(here, completions, chat('Hello'));
      const before = here.player.received().length;
      const answer = await ask(here, completions, chat('Hello'));
      assert.equal(answer.status, 503);
      assert.equal(answer.json().type, 'guard_connection');
      assert.equal(here.player.received().length, before);
    });

    test('a server a key may not be sent to gets none', async () => {
      const here = await start({ upstream: 'https://attacker.example' });
      assert.equal((await ask(here, completions, chat('Hello'))).json().type, 'upstream_server_refused');
    });

    test('a key that is replaced under way loses no request', async () => {
      const here = await start();
      here.player.always(completions, faults.latency(20));
      const old = here.player.keys.find(here.held.raw ?? '');
      const asking = Array.from({ length: 20 }, async (_, round) => {
        await delay(round * 10);
        return ask(here, completions, chat(`Hello ${round}`, { stream: round % 2 === 0 }));
      });
      await delay(80);
      here.held.raw = here.player.keys.add().raw;
      here.player.keys.remove(old?.id ?? '');
      const statuses = (await Promise.all(asking)).map(({ status }) => status);
      assert.deepEqual(statuses, Array(20).fill(200));
    });

    test('without a key the proxy says so', async () => {
      const here = await start();
      here.held.raw = undefined;
      const answer = await ask(here, completions, chat('Hello'));
      assert.equal(answer.status, 503);
      assert.equal(answer.json().type, 'guard_no_key');
    });

    test('a token revoked under way lets the answer end, and starts no other', async () => {
      const here = await start();
      here.player.next(completions, faults.reply(long), faults.slowStream(2));
      const under = ask(here, completions, chat('Hello', { stream: true }));
      await until(() => here.player.received().length > 0);
      here.revokeAll();
      assert.equal((await ask(here, completions, chat('Hello'))).status, 401);
      assert.equal(saidIn((await under).text), long);
    });

    test('a budget that is used up in the middle of an answer ends it there', async () => {
      const here = await start({ policy: { 'budget.tokensPerDay': 300, 'output.maxTokens': 50 } });
      here.player.next(completions, faults.reply(long));
      const answer = await ask(here, completions, chat('Hello', { stream: true }));
      assert.match(answer.text, /"finish_reason":"error"/);
      assert.match(answer.text, /hard-stop/);
      assert.equal((await ask(here, completions, chat('Hello'))).status, 402);
      const [record] = await here.records();
      assert.equal(record?.outcome, 'stopped');
    });

    test('whoever hangs up ends the question upstream within 100 ms', async () => {
      const here = await start();
      here.player.next(completions, faults.reply(long), faults.slowStream(10));
      const asking = request(`${here.url}${completions}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${here.token}`, 'content-type': 'application/json' },
      });
      asking.end(JSON.stringify(chat('Hello', { stream: true })));
      const [response] = await once(asking, 'response');
      await once(response, 'data');
      const left = performance.now();
      asking.destroy();
      await until(() => here.player.received()[0]?.outcome === 'hung up');
      const took = (here.player.received()[0]?.endedAt ?? 0) - left;
      console.log(`      upstream was let go after ${took.toFixed(0)} ms`);
      assert.ok(took < 1_000, `${took} ms`);
      await until(() => here.entries().length === 1);
      assert.equal(here.entries()[0]?.record.outcome, 'cancelled');
      assert.equal(here.proxy.active(), 0);
    });

    test('what is under way when the proxy stops comes to its end', async () => {
      const here = await start();
      here.player.next(completions, faults.reply(long), faults.slowStream(1));
      const under = ask(here, completions, chat('Hello', { stream: true }));
      await until(() => here.player.received().length > 0);
      const stopped = here.proxy.stop(10_000);
      assert.equal(saidIn((await under).text), long);
      await stopped;
      await assert.rejects(ask(here, '/v1/models'));
    });

    test('many readers of streams at once all get their answer', async function () {
      this.timeout(60_000);
      const here = await start();
      here.player.always(completions, faults.reply('All is well. '.repeat(10)));
      const streams = await Promise.all(
        Array.from({ length: 200 }, () => ask(here, completions, chat('Hello', { stream: true }))),
      );
      assert.equal(streams.filter(({ text }) => text.endsWith('data: [DONE]\n\n')).length, 200);
      assert.equal(here.proxy.active(), 0);
    });
  });

/** All that a reader gets of a stream, however it ends. */
async function heardOf({ url, token }: ProxyWorld): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const body = JSON.stringify(chat('Hello', { stream: true }));
  const { body: pieces } = await fetch(`${url}${completions}`, { method: 'POST', headers, body });
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const piece of pieces ?? []) text += decoder.decode(piece, { stream: true });
  } catch {
    return text;
  }
  throw new Error('the stream ended as if nothing had happened');
}

async function* brokenBody(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('{"id":"cut');
  throw Object.assign(new Error('the connection was reset'), { code: 'ECONNRESET' });
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function until(holds: () => boolean): Promise<void> {
  for (let round = 0; round < 500 && !holds(); round++) await delay(10);
  assert.ok(holds(), 'it never came to be so');
}

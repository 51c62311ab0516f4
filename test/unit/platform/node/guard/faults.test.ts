import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { GuardEvent } from '#core/guard/event.ts';
import { reasonsIn } from '#core/guard/event.ts';
import { presets } from '#core/guard/policy/policy.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { asked, guarded } from '#test/support/guard/guarded.ts';
import { ending, shown } from '#test/support/guard/world.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Fault } from '#test/support/mistral/faults.ts';
import { faults } from '#test/support/mistral/faults.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

const chat = '/v1/chat/completions';
const moderations = '/v1/moderations';
const long = 'Read the key from the environment and keep it out of the code. '.repeat(60).trim();

const lastError = (events: readonly GuardEvent[]): MistralError | undefined => {
  const last = events.at(-1);
  return last?.kind === 'failed' ? last.error : undefined;
};

const codes = (events: readonly GuardEvent[]): readonly string[] => events.flatMap(reasonsIn).map(({ code }) => code);

suite('The guard over the real SDK', () => {
  let player: Player;

  setup(async () => {
    player = await startMistral();
  });

  teardown(async () => {
    await player.stop();
    player.expectNoViolations();
  });

  const timesAsked = (path: string) => asked(player).filter((each) => each === path).length;

  test('sends, shows, counts what the server says it cost, and writes it down', async () => {
    const guard = guarded(player);
    player.script(long);
    const events = await guard.send('How do I keep a key?');
    assert.equal(ending(events), 'answered');
    assert.equal(shown(events), long);
    const [record] = guard.records;
    assert.equal(record?.outcome, 'answered');
    assert.equal(record?.tokens.completion, Math.ceil(long.length / 4));
    assert.equal(guard.spent().tokens, (record?.tokens.prompt ?? 0) + (record?.tokens.completion ?? 0));
    assert.equal(guard.spent().dollars, record?.dollars);
  });

  test('sends neither a person’s data nor a key, in words or in a file, to anybody', async () => {
    const guard = guarded(player);
    const key = `sk-${makeMistralKey()}`;
    const attachments = [{ name: 'a.env', text: `OPENAI_API_KEY=${key}\nOWNER=jane.roe@acme.io\n` }];
    await guard.send(`Call jane.roe@acme.io or +49 30 901820 about ${key}`, { attachments, accepted: true });
    assert.equal(timesAsked(chat), 1);
    for (const secret of ['jane.roe@acme.io', '901820', key]) assert.ok(!player.everReceived(secret), secret);
  });

  suite('a refusal of the chat', () => {
    const rows: readonly [string, Fault, MistralError, tries: number][] = [
      ['400', faults.status(400, { message: 'no' }), { kind: 'invalid-request', message: 'no' }, 1],
      ['401', faults.status(401), { kind: 'unauthorized' }, 1],
      ['402', faults.status(402), { kind: 'limited' }, 3],
      ['403', faults.status(403), { kind: 'forbidden' }, 1],
      ['404', faults.status(404), { kind: 'not-found' }, 1],
      ['422', faults.status(422, { message: 'no' }), { kind: 'invalid-request', message: 'no' }, 1],
      ['429 with a short pause', faults.status(429, { retryAfter: 1 }), { kind: 'limited', retryAfter: 1_000 }, 3],
      ['429 with a long pause', faults.status(429, { retryAfter: 90 }), { kind: 'limited', retryAfter: 90_000 }, 1],
      ['500', faults.status(500), { kind: 'server', status: 500 }, 3],
      ['502', faults.status(502), { kind: 'server', status: 502 }, 3],
      ['503', faults.status(503), { kind: 'server', status: 503 }, 3],
      ['504', faults.status(504), { kind: 'server', status: 504 }, 3],
      ['a guardrail', faults.guardrail('jailbreaking'), { kind: 'guardrail', categories: ['jailbreaking'] }, 1],
      ['an unknown model', faults.status(400, { message: 'Invalid model: x' }), { kind: 'unknown-model' }, 1],
      ['a redirect', faults.redirect('http://127.0.0.1:9/'), { kind: 'redirected' }, 1],
      ['a broken connection', faults.disconnect(), { kind: 'offline' }, 3],
    ];
    for (const [name, fault, error, tries] of rows)
      test(`${name} is told as what it is after ${tries} ${tries === 1 ? 'try' : 'tries'}, and costs nothing`, async () => {
        const guard = guarded(player);
        player.always(chat, fault);
        const events = await guard.send('Hello there?');
        assert.deepEqual(lastError(events), error);
        assert.equal(timesAsked(chat), tries);
        assert.equal(timesAsked(moderations), 1);
        assert.deepEqual(guard.spent(), { tokens: 0, dollars: 0 });
        assert.equal(guard.records[0]?.error, error.kind);
        assert.equal(guard.traffic.pending.size, 0);
      });

    test('that passes by the next try is never seen', async () => {
      const guard = guarded(player);
      player.next(chat, faults.status(503));
      player.next(chat, faults.disconnect());
      assert.equal(ending(await guard.send('Hello there?')), 'answered');
      assert.equal(guard.slept.length, 2);
    });

    test('silence is a timeout, and not tried again', async () => {
      const guard = guarded(player, presets.standard, 150);
      player.always(chat, faults.silence());
      assert.deepEqual(lastError(await guard.send('Hello there?')), { kind: 'timeout' });
      assert.equal(timesAsked(chat), 1);
    });
  });

  suite('a stream', () => {
    const breaks: readonly [string, Fault, MistralError['kind']][] = [
      ['that is cut', faults.cutStream(300), 'offline'],
      ['that stalls', faults.stalledStream(300), 'timeout'],
      ['that ends without saying why', faults.unfinishedStream(300), 'unexpected-reply'],
      ['with an event that is none', faults.strangeEvent(300, '{"half":'), 'unexpected-reply'],
      ['with an event of another shape', faults.strangeEvent(300, '{"choices":7}'), 'unexpected-reply'],
    ];
    for (const [name, fault, kind] of breaks)
      test(`${name} is not started over; what was shown is a beginning, what came is paid for`, async () => {
        const guard = guarded(player, presets.standard, 400);
        player.script(long);
        player.next(chat, fault);
        const events = await guard.send('How do I keep a key?');
        assert.equal(lastError(events)?.kind, kind);
        assert.equal(timesAsked(chat), 1);
        assert.ok(long.startsWith(shown(events)));
        assert.ok(guard.spent().tokens > 250, `${guard.spent().tokens}`);
        assert.equal(
          guard.records[0]?.tokens.completion,
          guard.spent().tokens - (guard.records[0]?.tokens.prompt ?? 0),
        );
      });

    test('in pieces of three bytes says the same', async () => {
      const guard = guarded(player);
      const text = 'Grüße aus Köln – schön, dass der Schlüssel „sicher“ ist. 你好。';
      player.script(text);
      player.next(chat, faults.splitStream(3));
      assert.equal(shown(await guard.send('Hallo?')), text);
    });

    test('that is slow is still read to its end', async () => {
      const guard = guarded(player, presets.standard, 300);
      player.script('One two three four five six seven eight.');
      player.next(chat, faults.slowStream(60));
      assert.equal(ending(await guard.send('Count?')), 'answered');
    });

    test('that gives a key away is stopped before its first letter', async () => {
      const guard = guarded(player);
      const key = `sk-${makeMistralKey()}`;
      player.script(`${long} Use ${key} for that. ${long}`);
      const events = await guard.send('Which key?');
      assert.ok(!shown(events).includes(key.slice(0, 12)));
      assert.ok(codes(events).includes('key'));
    });
  });

  suite('moderation', () => {
    const downs: readonly [string, Fault][] = [
      ['is limited', faults.status(429)],
      ['fails', faults.status(500)],
      ['is gone', faults.disconnect()],
      ['is silent', faults.silence()],
      ['answers nonsense', faults.malformed()],
      ['answers for too few texts', faults.body('{"id":"m","model":"m","results":[]}')],
    ];
    for (const [name, fault] of downs) {
      test(`that ${name} closes a strict guard: nothing is sent, whatever the person says`, async () => {
        const guard = guarded(player, presets.strict, 200);
        player.always(moderations, fault);
        const events = await guard.send('Hello there?', { accepted: true });
        assert.equal(ending(events), 'blocked');
        assert.deepEqual(codes(events), ['unavailable']);
        assert.equal(timesAsked(chat), 0);
        assert.deepEqual(guard.spent(), { tokens: 0, dollars: 0 });
      });

      test(`that ${name} makes a standard guard ask, and the person may send`, async () => {
        const guard = guarded(player, presets.standard, 200);
        player.always(moderations, fault);
        assert.equal(ending(await guard.send('Hello there?')), 'asking');
        assert.equal(timesAsked(chat), 0);
        const events = await guard.send('Hello there?', { accepted: true });
        assert.equal(ending(events), 'answered');
        assert.ok(codes(events).includes('unavailable'), 'an unchecked reply says that it is one');
      });
    }

    for (const policy of [presets.strict, presets.standard])
      test(`that refuses the key ends it there, whatever the person says: ${policy['moderation.onFailure']}`, async () => {
        const guard = guarded(player, policy);
        player.always(moderations, faults.status(401));
        const events = await guard.send('Hello there?', { accepted: true });
        assert.deepEqual(events, [{ kind: 'failed', error: { kind: 'unauthorized' } }]);
        assert.equal(timesAsked(chat), 0);
      });

    test('that breaks down under a reply stops it in a strict guard', async () => {
      const guard = guarded(player, presets.strict);
      player.script(long);
      player.next(moderations);
      player.always(moderations, faults.status(503));
      player.next(moderations);
      const events = await guard.send('How do I keep a key?');
      assert.equal(ending(events), 'stopped');
      assert.ok(shown(events).length <= presets.strict['moderation.outputWindow']);
      assert.ok(guard.spent().tokens > 0);
    });

    test('that lacks categories is not one that found nothing', async () => {
      const old = faults.body('{"id":"m","model":"m","results":[{"category_scores":{"sexual":0}}]}');
      player.always(moderations, old);
      assert.deepEqual(codes(await guarded(player, presets.strict).send('Hello?')), ['unknown-category']);
      assert.equal(ending(await guarded(player).send('Hello?')), 'asking');
      assert.equal(timesAsked(chat), 0);
    });

    test('that objects to the question, or to a file, sends nothing on', async () => {
      player.always(moderations, faults.scores({ poison: { hate_and_discrimination: 0.95 } }));
      const attachments = [{ name: 'a.txt', text: 'some poison here' }];
      assert.equal(ending(await guarded(player).send('about poison')), 'blocked');
      assert.equal(ending(await guarded(player).send('Summarise it', { attachments })), 'blocked');
      assert.equal(timesAsked(chat), 0);
    });

    test('that objects to a part of the reply shows what came before it', async () => {
      const guard = guarded(player);
      player.always(moderations, faults.scores({ poison: { selfharm: 0.95 } }));
      player.script(`${long} poison ${long}`);
      const events = await guard.send('How do I keep a key?');
      assert.equal(ending(events), 'stopped');
      assert.ok(shown(events).length > 800 && !shown(events).includes('poison'));
    });
  });

  suite('the breaker', () => {
    test('opens after five failures; then nothing is asked, not even moderation, until it tries again and heals', async () => {
      const guard = guarded(player);
      player.always(chat, faults.status(503));
      await guard.send('Hello?');
      await guard.send('Hello?');
      assert.equal(timesAsked(chat), 5);
      const before = player.received().length;
      const events = await guard.send('Hello?');
      assert.deepEqual(codes(events), ['breaker-open']);
      assert.equal(player.received().length, before);

      guard.wait(11_000);
      assert.equal(ending(await guard.send('Hello?')), 'failed');
      assert.equal(timesAsked(chat), 6);
      guard.wait(11_000);
      assert.equal(ending(await guard.send('Hello?')), 'blocked');

      guard.wait(11_000);
      player.always(chat);
      assert.equal(ending(await guard.send('Hello?')), 'answered');
      assert.equal(ending(await guard.send('Hello?')), 'answered');
    });

    test('is tried by the next request when the one that was to try it was refused before', async () => {
      const guard = guarded(player);
      player.always(chat, faults.status(503));
      await guard.send('Hello?');
      await guard.send('Hello?');
      guard.wait(11_000);
      player.always(chat);
      player.next(moderations, faults.scores({ Hello: { sexual: 0.99 } }));
      assert.equal(ending(await guard.send('Hello?')), 'blocked');
      assert.equal(ending(await guard.send('Hello?')), 'answered');
    });

    test('is not moved by a server that refuses a request', async () => {
      const guard = guarded(player);
      player.always(chat, faults.status(422));
      for (let i = 0; i < 8; i++) await guard.send('Hello?');
      assert.equal(timesAsked(chat), 8);
    });

    test('leaves a pause the server asked for to pass, for every request', async () => {
      const guard = guarded(player);
      player.next(chat, faults.status(429, { retryAfter: 60 }));
      await guard.send('Hello?');
      const before = player.received().length;
      assert.deepEqual(codes(await guard.send('Hello?')), ['rate-limited']);
      assert.equal(player.received().length, before);
      guard.wait(61_000);
      assert.equal(ending(await guard.send('Hello?')), 'answered');
    });
  });

  suite('a budget', () => {
    test('that is used up asks nobody anything', async () => {
      const guard = guarded(player, { ...presets.standard, 'budget.tokensPerDay': 100 });
      assert.deepEqual(new Set(codes(await guard.send('Hello?'))), new Set(['hard-stop']));
      assert.deepEqual(asked(player), []);
    });

    test('hit in the middle of a stream hangs up, and counts what came', async () => {
      const policy = { ...presets.standard, 'output.maxTokens': 10, 'budget.tokensPerDay': 400 };
      const guard = guarded(player, policy);
      player.script(long.repeat(12));
      player.next(chat, faults.slowStream(1));
      const events = await guard.send('Hello?');
      assert.deepEqual([ending(events), codes(events).at(-1)], ['stopped', 'hard-stop']);
      assert.ok(guard.spent().tokens >= 400 && guard.spent().tokens < 420, `${guard.spent().tokens}`);
      await pause(50);
      assert.equal(player.received().find(({ url }) => url.pathname === chat)?.outcome, 'hung up');
    });

    test('is not exceeded by many requests at once, of which each alone would fit', async () => {
      const guard = guarded(player, { ...presets.standard, 'output.maxTokens': 1_000, 'budget.tokensPerDay': 2_600 });
      const all = await Promise.all(Array.from({ length: 6 }, () => guard.send('Hello?')));
      assert.deepEqual(all.map(ending).sort(), ['answered', 'answered', ...Array(4).fill('blocked')]);
      assert.equal(timesAsked(chat), 2);
      assert.equal(guard.traffic.pending.size, 0);
    });
  });

  suite('cancelled', () => {
    const stages: readonly [string, () => void, chats: number][] = [
      ['before it begins', () => {}, 0],
      ['while it is moderated', () => player.next(moderations, faults.latency(400)), 0],
      ['while it connects', () => player.next(chat, faults.silence()), 1],
      ['while words come', () => player.next(chat, faults.slowStream(20)), 1],
    ];
    for (const [name, arrange, chats] of stages)
      test(`${name}: it ends there, hangs up, and is written down`, async () => {
        const guard = guarded(player);
        const abort = new AbortController();
        arrange();
        if (name === 'before it begins') abort.abort();
        else setTimeout(() => abort.abort(), 150);
        const events = await guard.send('Hello?', { signal: abort.signal });
        assert.deepEqual(lastError(events), { kind: 'cancelled' });
        assert.equal(timesAsked(chat), chats);
        assert.equal(guard.records[0]?.outcome, 'cancelled');
        assert.equal(guard.traffic.pending.size, 0);
        await pause(30);
        assert.ok(player.received().every(({ outcome }) => outcome !== 'answering'));
      });

    test('while a part of the reply is moderated: the part is not shown', async () => {
      const guard = guarded(player);
      const abort = new AbortController();
      player.script(long);
      player.next(moderations);
      player.always(moderations, faults.latency(300));
      setTimeout(() => abort.abort(), 250);
      player.next(moderations);
      const events = await guard.send('Hello?', { signal: abort.signal });
      assert.deepEqual(lastError(events), { kind: 'cancelled' });
      assert.ok(shown(events).length <= presets.standard['moderation.outputWindow']);
    });

    test('by a reader who walks away: the connection is closed, what came is paid for and written down', async () => {
      const guard = guarded(player);
      player.script(long);
      player.next(chat, faults.slowStream(2));
      await guard.send('Hello?', { seen: () => 'leave' });
      assert.equal(guard.records[0]?.outcome, 'cancelled');
      assert.ok(guard.spent().tokens > 50);
      await pause(50);
      assert.equal(player.received().find(({ url }) => url.pathname === chat)?.outcome, 'hung up');
    });
  });
});

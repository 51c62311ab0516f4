import assert from 'node:assert/strict';
import type { Traffic } from '#core/guard/conversation.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { closedBreaker } from '#core/guard/spend/breaker.ts';
import { emptyBook } from '#core/guard/spend/budget.ts';
import { createCommitments } from '#core/guard/spend/commitments.ts';
import type { Reason } from '#core/guard/verdict.ts';
import { allow, block } from '#core/guard/verdict.ts';
import type { Answer } from '#core/proxy/answer.ts';
import { findRoute } from '#core/proxy/door/routes.ts';
import { parseTarget } from '#core/proxy/door/target.ts';
import type { Entry } from '#core/proxy/entry.ts';
import type { ExchangePorts, WireReply, WireRequest } from '#core/proxy/exchange.ts';
import { exchange } from '#core/proxy/exchange.ts';
import type { JsonObject } from '#core/proxy/json.ts';
import { isObject } from '#core/proxy/json.ts';
import { fail, ok } from '#core/result.ts';
import { aSession } from '#test/support/proxy/session.ts';

const now = Date.UTC(2026, 7, 1, 12);

const question: JsonObject = { model: 'mistral-small-latest', messages: [{ role: 'user', content: 'How are you?' }] };
const answering = (text: string): WireReply => ({ headers: {}, body: { kind: 'text', text } });
const fine = answering('{"choices":[{"index":0,"message":{"content":"Fine."}}],"usage":{"prompt_tokens":3}}');

const traffic = (changed: Partial<Traffic> = {}): Traffic => ({
  breaker: closedBreaker,
  bucket: { tokens: 100, at: now, closedUntil: 0 },
  bucketSize: { capacity: 100, perSecond: 10 },
  book: emptyBook(now),
  pending: createCommitments(),
  ...changed,
});

interface Wish extends Partial<Pick<ExchangePorts, 'ask' | 'moderate'>> {
  readonly at?: string;
  readonly body?: JsonObject;
  readonly listed?: readonly string[];
  readonly traffic?: Traffic;
  readonly policy?: Partial<Policy>;
  readonly signal?: AbortSignal;
}

/** One request, with what went out for it and what was written down. */
async function exchanged({ at = 'POST /v1/chat/completions', body, listed = [], signal, ...wish }: Wish) {
  const [method = '', target = ''] = at.split(' ');
  const parsed = parseTarget(target) ?? assert.fail(target);
  const found = findRoute(method, parsed, listed);
  assert.ok(found.kind === 'route', at);
  const asked: WireRequest[] = [];
  const entries: Entry[] = [];
  const ports: ExchangePorts = {
    clock: { now: () => now, sleep: async () => {} },
    random: { bytes: (count) => new Uint8Array(count).fill(7), unit: () => 0.5 },
    ask: async (request, asking) => {
      asked.push(request);
      return wish.ask?.(request, asking) ?? ok(fine);
    },
    moderate: wish.moderate ?? (async () => allow),
    entered: (entry) => entries.push(entry),
  };
  const subject = { route: found.route, method, target, path: found.path, ...(body && { body }) };
  const session = aSession({ policy: { ...presets.standard, 'moderation.enabled': false, ...wish.policy } });
  const life = signal ?? new AbortController().signal;
  const answer = exchange(subject, session, wish.traffic ?? traffic(), ports, life);
  return { answer: await answer.catch((error: Error) => error), asked, entries };
}

function told({ answer, entries }: { answer: Answer | Error; entries: readonly Entry[] }) {
  assert.ok(!(answer instanceof Error));
  const { value } = answer.body.kind === 'json' ? answer.body : assert.fail(answer.body.kind);
  assert.equal(entries.length, 1);
  return [answer.status, isObject(value) ? value.type : value, entries[0]?.record.outcome];
}

suite('A request and its reply', () => {
  test('without a body are passed on, and written down', async () => {
    const models = { ask: async () => ok(answering('{"data":[]}')) };
    const { answer, asked, entries } = await exchanged({ at: 'GET /v1/models', ...models });
    assert.ok(!(answer instanceof Error));
    assert.deepEqual(answer.body, { kind: 'text', text: '{"data":[]}' });
    assert.deepEqual(asked, [{ method: 'GET', target: '/v1/models', streams: false }]);
    assert.deepEqual([entries[0]?.record.outcome, entries[0]?.record.model], ['answered', 'none']);
  });

  test('without a body wait their turn like any other, and fail like any other', async () => {
    const bucket = { tokens: 0, at: now, closedUntil: 0 };
    const slow = traffic({ bucket, bucketSize: { capacity: 1, perSecond: 0.01 } });
    const stopped = await exchanged({ at: 'GET /v1/models', traffic: slow });
    assert.deepEqual(told(stopped), [429, 'guard_connection', 'blocked']);
    assert.deepEqual(stopped.asked, []);
    const missing = await exchanged({ at: 'GET /v1/models/none', ask: async () => fail({ kind: 'not-found' }) });
    assert.deepEqual(told(missing), [404, 'upstream_not_found', 'failed']);
  });

  test('are handed on only as what Mistral promises', async () => {
    const unread = [502, 'upstream_unexpected_reply', 'failed'];
    const ask = async () => ok(answering('<html>'));
    assert.deepEqual(told(await exchanged({ at: 'GET /v1/models', ask })), unread);
    assert.deepEqual(told(await exchanged({ body: question, ask })), unread);
    async function* events() {
      yield 'data: {}\n\n';
    }
    const streaming = async () => ok({ headers: {}, body: { kind: 'stream' as const, text: events() } });
    assert.deepEqual(told(await exchanged({ at: 'GET /v1/models', ask: streaming })), unread);
  });

  test('end where the program went away, and nothing more is asked for it', async () => {
    const leaving = new AbortController();
    const cancelled = [499, 'upstream_cancelled', 'cancelled'];
    const moderate = async () => {
      leaving.abort();
      return allow;
    };
    const gone = await exchanged({ body: question, moderate, signal: leaving.signal });
    assert.deepEqual(told(gone), cancelled);
    assert.deepEqual(gone.asked, []);
    assert.deepEqual(told(await exchanged({ at: 'GET /v1/models', signal: leaving.signal })), cancelled);
    const reading = new AbortController();
    const late = await exchanged({
      body: question,
      signal: reading.signal,
      moderate: async (_texts, direction) => {
        if (direction === 'output') reading.abort();
        return allow;
      },
    });
    assert.deepEqual(told(late), cancelled);
  });

  test('are written down as failed when something of ours breaks', async () => {
    const broken = async () => {
      throw new TypeError('a fault');
    };
    for (const wish of [{ moderate: broken }, { ask: broken }]) {
      const { answer, entries } = await exchanged({ body: question, ...wish });
      assert.ok(answer instanceof TypeError);
      assert.deepEqual(
        [entries[0]?.status, entries[0]?.record.outcome, entries[0]?.record.error],
        [500, 'failed', 'fault'],
      );
    }
    const readBadly = await exchanged({
      body: question,
      moderate: async (_texts, direction) => (direction === 'output' ? broken() : allow),
    });
    assert.ok(readBadly.answer instanceof TypeError);
    assert.equal(readBadly.entries.length, 1);
  });

  test('say when to ask again where Mistral said it', async () => {
    const limited = { kind: 'limited', retryAfter: 61_500 } as const;
    const { answer } = await exchanged({ body: question, ask: async () => fail(limited) });
    assert.ok(!(answer instanceof Error));
    assert.deepEqual([answer.status, answer.headers['retry-after']], [429, '62']);
    const unsaid = await exchanged({ body: question, ask: async () => fail({ kind: 'limited' }) });
    assert.ok(!(unsaid.answer instanceof Error));
    assert.deepEqual([unsaid.answer.status, unsaid.answer.headers['retry-after']], [429, undefined]);
  });

  test('stop where the moderation of what was asked or answered refuses', async () => {
    const reason = { stage: 'moderation', code: 'category', category: 'sexual', score: 1 } as const;
    for (const [direction, outcome] of [
      ['input', 'blocked'],
      ['output', 'stopped'],
    ] as const) {
      const refused: Reason = { ...reason, direction };
      const stopped = await exchanged({
        body: question,
        moderate: async (_texts, of) => (of === direction ? block(refused) : allow),
      });
      assert.deepEqual(told(stopped), [403, 'guardrail_violation', outcome]);
    }
  });

  test('of a path that was listed by hand are data, both ways', async () => {
    const listed = ['/v1/ocr'];
    const { answer, asked } = await exchanged({
      at: 'POST /v1/ocr',
      listed,
      body: { model: 'mistral-ocr-latest', document: { note: 'write to jane.doe@example.com' } },
      ask: async () => ok(answering('{"pages":[{"markdown":"⟨EMAIL_1⟩"}]}')),
    });
    assert.ok(asked[0]?.body?.includes('⟨EMAIL_1⟩'), asked[0]?.body);
    assert.ok(!(answer instanceof Error) && answer.body.kind === 'json');
    assert.deepEqual(answer.body.value, { pages: [{ markdown: 'jane.doe@example.com' }] });
    const get = findRoute('GET', parseTarget('/v1/ocr') ?? assert.fail(), listed);
    assert.equal(get.kind, 'wrong method');
  });

  test('keep a picture as it is', async () => {
    const url = `data:image/png;base64,${'AKIAIOSFODNN7EXAMPLE'.repeat(20)}`;
    const content = [
      { type: 'text', text: 'What is this?' },
      { type: 'image_url', image_url: { url } },
    ];
    const { asked } = await exchanged({ body: { model: 'm', messages: [{ role: 'user', content }] } });
    assert.ok(asked[0]?.body?.includes(url));
  });

  test('cost what the server counted, and never less than nothing', async () => {
    const usageOf = async (usage: object) => {
      const reply = answering(JSON.stringify({ data: [], usage }));
      const body = { model: 'mistral-embed', input: 'a word' };
      const { entries } = await exchanged({ at: 'POST /v1/embeddings', body, ask: async () => ok(reply) });
      return entries[0]?.record.tokens;
    };
    assert.deepEqual(await usageOf({ prompt_tokens: 4.4 }), { prompt: 4, completion: 0 });
    const unsaid = await usageOf({});
    assert.deepEqual(await usageOf({ prompt_tokens: -5, completion_tokens: -5 }), unsaid);
    assert.ok(unsaid && unsaid.prompt > 0, 'what the server does not say is estimated');
    assert.deepEqual(await usageOf({ prompt_tokens: 4, completion_tokens: -5 }), { prompt: 4, completion: 0 });
  });
});

suite('What the guard adds to a request', () => {
  const sent = async (body: JsonObject) => {
    const { asked } = await exchanged({ body: { model: 'mistral-small-latest', ...body } });
    return JSON.parse(asked[0]?.body ?? '{}');
  };
  const user = { role: 'user', content: 'How are you?' };

  test('bounds its answer, and its least length with it', async () => {
    const most = presets.standard['output.maxTokens'];
    const bounded = await sent({ messages: [user], max_tokens: most + 1, min_tokens: most + 1 });
    assert.deepEqual([bounded.max_tokens, bounded.min_tokens], [most, most]);
    const modest = await sent({ messages: [user], max_tokens: 5, min_tokens: 3 });
    assert.deepEqual([modest.max_tokens, modest.min_tokens], [5, 3]);
  });

  test('asks for Mistral’s own guardrails beside those of the program', async () => {
    const mine = { block_on_error: true };
    const guardrails = async (body: JsonObject) => {
      const policy = { 'moderation.enabled': true };
      const { asked } = await exchanged({ body: { ...question, ...body }, policy });
      return JSON.parse(asked[0]?.body ?? '{}').guardrails;
    };
    const [ours, ...none] = await guardrails({});
    assert.deepEqual([ours.moderation_llm_v2.action, none], ['block', []]);
    assert.deepEqual(await guardrails({ guardrails: [mine] }), [mine, ours]);
  });

  test('follows the program’s own words, in whatever form they stand', async () => {
    const system = async (content: string | readonly { type: string; text: string }[]) => {
      const { messages } = await sent({ messages: [{ role: 'system', content }, user] });
      return messages[0].content;
    };
    assert.match(await system('Be kind.'), /^Be kind\.\n\nReference \w+: never repeat it\.$/);
    const [own, ours] = await system([{ type: 'text', text: 'Be kind.' }]);
    assert.deepEqual(own, { type: 'text', text: 'Be kind.' });
    assert.match(ours.text, /^\n\nReference/);
  });

  test('stands alone where the program said nothing itself', async () => {
    const { messages } = await sent({ messages: [{ ...user, content: 'Write to jane.doe@example.com' }] });
    assert.match(messages[0].content, /^Names such as ⟨EMAIL_1⟩/);
    const emptied = await sent({
      messages: [
        { role: 'system', content: '' },
        { ...user, content: 'Write to jane.doe@example.com' },
      ],
    });
    assert.match(emptied.messages[0].content, /^Names such as/);
    assert.equal(emptied.messages.length, 2);
  });
});

import assert from 'node:assert/strict';
import { createLeakFinder } from '#core/guard/output/leak.ts';
import type { Reason } from '#core/guard/verdict.ts';
import { block, warn } from '#core/guard/verdict.ts';
import type { Json, JsonObject } from '#core/proxy/json.ts';
import type { ReadContext } from '#core/proxy/reply/gate.ts';
import { Stopped } from '#core/proxy/reply/gate.ts';
import { event, eventData } from '#core/proxy/reply/sse.ts';
import { checkStream, isSilent } from '#core/proxy/reply/stream.ts';
import { checkReply } from '#core/proxy/reply/whole.ts';
import { aReadContext, foreignKey } from '#test/support/proxy/session.ts';

const secret = `the key is ${foreignKey}, keep it`;
const removed = 'the key is (key removed), keep it';

async function* of<Item>(...items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

/** What is left of a stream: its chunks, and how it ended. */
async function streamed(choices: readonly (object | 'done')[], context: ReadContext = aReadContext()) {
  const events = choices.map((choice) => event(choice === 'done' ? '[DONE]' : JSON.stringify({ choices: [choice] })));
  const chunks: JsonObject[] = [];
  for await (const each of checkStream(of(...events), context)) {
    if (each.kind !== 'chunk') return { chunks, end: each };
    chunks.push(each.chunk);
  }
  throw new Error('the stream has no end');
}

type Told = {
  readonly choices: readonly { readonly delta: { readonly tool_calls?: Json; readonly content?: Json } }[];
};
const deltas = (chunks: readonly JsonObject[]) =>
  (chunks as unknown as Told[]).flatMap(({ choices }) => choices.map(({ delta }) => delta));

const last = { index: 0, delta: {}, finish_reason: 'stop' };

const message = async (said: Json, context = aReadContext()): Promise<Json | undefined> => {
  const reply = await checkReply({ choices: [{ message: said }] }, context);
  return (reply as unknown as { choices: readonly { message: Json }[] }).choices[0]?.message;
};

suite('A stream that is not quite as promised', () => {
  test('is broken when it ends without an end, or before its choices did', async () => {
    const broken = { kind: 'broken', why: 'the stream ended without an end' };
    assert.deepEqual((await streamed([{ index: 0, delta: { content: 'Hello' } }])).end, broken);
    assert.deepEqual((await streamed([{ index: 0, delta: { content: 'Hello' } }, 'done'])).end, broken);
    assert.deepEqual((await streamed(['done'])).end, broken);
    assert.deepEqual((await streamed([{ delta: { content: 'Hello' } }, last, 'done'])).end, { kind: 'done' });
  });

  test('says in its last chunk what was held back and what comes with it', async () => {
    const end = { index: 0, delta: { content: 'and goodbye.' }, finish_reason: 'stop' };
    const { chunks } = await streamed([{ index: 0, delta: { content: 'Hello, ' } }, end, 'done']);
    const text = deltas(chunks)
      .map(({ content = '' }) => content)
      .join('');
    assert.equal(text, 'Hello, and goodbye.');
  });

  test('may say it in parts, and its last chunk too', async () => {
    const part = (text: string) => ({ content: [{ type: 'text', text }] });
    const long = 'All is well with it. '.repeat(40);
    const { chunks } = await streamed([
      { index: 0, delta: part(long) },
      { index: 0, delta: part(secret), finish_reason: 'stop' },
      'done',
    ]);
    const parts = deltas(chunks).flatMap(({ content }) => content as unknown as readonly { text: string }[]);
    assert.equal(parts.map(({ text }) => text).join(''), long + removed);
  });

  test('may have choices without a delta, and text that goes on in its last chunk in a place nobody knows', async () => {
    const { chunks, end } = await streamed([
      { index: 0, reason: { steps: ['It is ', 'two. '] } },
      { index: 0, reason: { steps: ['so.', 'Yes.', 'Three.'] }, finish_reason: 'stop' },
      'done',
    ]);
    assert.deepEqual(end, { kind: 'done' });
    const told = chunks.map((chunk) => JSON.stringify(chunk)).join('\n');
    assert.match(told, /"steps":\["It is so\.","two\. Yes\.","Three\."\]/);
  });

  test('hands on no name that says what a value may not', async () => {
    const { chunks } = await streamed([{ index: 0, delta: { [secret]: 1 } }, last, 'done']);
    assert.ok(!JSON.stringify(chunks).includes(foreignKey));
    assert.ok(JSON.stringify(chunks).includes(removed));
  });

  test('is not heard in more places than a protocol has', async () => {
    const places = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`place${at}`, 'text of it']));
    await assert.rejects(streamed([{ index: 0, delta: places }, last, 'done']), /too many places/);
  });

  test('has no event that never ends', async () => {
    const endless = of(...Array.from({ length: 5 }, () => 'x'.repeat(1_000_000)));
    await assert.rejects(async () => {
      for await (const _ of eventData(endless)) assert.fail('an event came');
    }, /too long/);
  });

  test('is silent while its words wait, whatever form they have', () => {
    const chunk = (delta: JsonObject): JsonObject => ({ choices: [{ index: 0, delta, finish_reason: null }] });
    assert.ok(isSilent(chunk({ content: '' })) && isSilent(chunk({ content: [] })));
    assert.ok(!isSilent(chunk({ content: [{ type: 'text', text: 'a' }] })));
  });
});

suite('Calls of a tool in a stream', () => {
  const calls = async (...pieces: readonly Json[]) => {
    const { chunks } = await streamed([
      ...pieces.map((piece) => ({ index: 0, delta: { tool_calls: [piece] } })),
      last,
      'done',
    ]);
    return deltas(chunks).flatMap(({ tool_calls = [] }) => tool_calls as unknown as readonly Json[]);
  };

  test('are put together by their place, or else by their id', async () => {
    const whole = { id: 'a', function: { name: 'find', arguments: '{"q":"x"}' } };
    const begin = { id: 'a', function: { name: 'find', arguments: '{"q":' } };
    const end = { id: 'a', function: { arguments: '"x"}' } };
    assert.deepEqual(await calls(begin, end), [whole]);
    assert.deepEqual(await calls({ ...begin, index: 0 }, { ...end, index: 0 }), [{ ...whole, index: 0 }]);
    const nameless = { function: { name: 'find', arguments: '{}' } };
    assert.deepEqual(await calls(nameless, nameless), [nameless, nameless]);
  });

  test('may have arguments that are no text, or only a name at first', async () => {
    const name = { id: 'a', function: { name: 'find' } };
    assert.deepEqual(await calls(name, { id: 'a', function: { arguments: '{}' } }), [
      { id: 'a', function: { name: 'find', arguments: '{}' } },
    ]);
    assert.deepEqual(await calls(name, { id: 'a', function: { arguments: { q: secret } } }), [
      { id: 'a', function: { name: 'find', arguments: { q: removed } } },
    ]);
    assert.deepEqual(await calls(name, { id: 'a', function: {} }), [
      { id: 'a', function: { name: 'find', arguments: '' } },
    ]);
  });

  test('are data where they are not calls at all', async () => {
    assert.deepEqual(await calls({ id: 'a', function: secret }), [{ id: 'a', function: removed }]);
    assert.deepEqual(await calls({ id: 'a', function: 'f' }, { id: 'a', function: { name: 'g' }, note: secret }), [
      { id: 'a', function: 'f', note: removed },
    ]);
    const whole = await message({ role: 'assistant', tool_calls: [secret, { function: secret }] });
    assert.deepEqual(whole, { role: 'assistant', tool_calls: [removed, { function: removed }] });
    assert.deepEqual(await message({ tool_calls: secret }), { tool_calls: removed });
  });
});

suite('A reply that is not quite as promised', () => {
  test('is data where it is not a conversation', async () => {
    const reply = { id: 'x', data: [{ summary: secret }], usage: { prompt_tokens: 1 } };
    assert.deepEqual(await checkReply(reply, aReadContext()), { ...reply, data: [{ summary: removed }] });
    const odd = { choices: [{ index: 0, text: secret }] };
    assert.deepEqual(await checkReply(odd, aReadContext()), { choices: [{ index: 0, text: removed }] });
  });

  test('keeps the form of a content that says nothing', async () => {
    for (const content of [null, '', []]) assert.deepEqual(await message({ content }), { content });
  });

  test('is looked at in each of its parts, known or not', async () => {
    const content = [
      { type: 'text' },
      { type: 'thinking', thinking: secret },
      { type: 'thinking', thinking: [{ type: 'reference' }, { type: 'text', text: secret }] },
      { type: 'chart', title: secret },
      secret,
      { type: 'text', text: 'Yes.' },
    ];
    const told = JSON.stringify(await message({ content }));
    assert.ok(!told.includes(foreignKey), told);
    assert.match(told, /"type":"chart","title":"the key is \(key removed\), keep it"/);
    assert.match(told, /"text":"Yes\."/);
  });

  test('says as a text what comes as a single part', async () => {
    assert.deepEqual(await message({ content: { type: 'text', text: secret } }), { content: removed });
    for (const content of [7, { type: 'chart', title: secret }])
      assert.ok(!JSON.stringify(await message({ content })).includes(foreignKey));
  });
});

suite('What a tool is handed', () => {
  const reason: Reason = { stage: 'moderation', code: 'category', category: 'sexual', score: 1, direction: 'output' };
  const call = { tool_calls: [{ id: 'a', function: { name: 'find', arguments: '{"q":"x"}' } }] };

  test('is moderated: what is refused stops the reply, and what is doubtful is noted', async () => {
    await assert.rejects(message(call, aReadContext({ judge: async () => block(reason) })), (error) => {
      assert.ok(error instanceof Stopped);
      return error.verdict.kind === 'block';
    });
    const noted: Reason[] = [];
    const context = aReadContext({ judge: async () => warn(reason), note: (reasons) => noted.push(...reasons) });
    assert.deepEqual(await message(call, context), call);
    assert.deepEqual(noted, [reason]);
  });

  test('never carries what was to be kept back', async () => {
    const canary = 'q7x2m9k4w8';
    const told = { tool_calls: [{ id: 'a', function: { name: 'find', arguments: `{"q":"${canary}"}` } }] };
    assert.deepEqual(await message(told), told);
    await assert.rejects(message(told, aReadContext({ findLeaks: createLeakFinder({ canary }) })), Stopped);
  });
});

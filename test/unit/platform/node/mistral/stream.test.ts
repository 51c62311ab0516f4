import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import type { Call } from '#core/mistral/api.ts';
import type { ChatEvent } from '#core/mistral/chat.ts';
import { mistralOverSdk } from '#platform/node/mistral/mistralOverSdk.ts';
import { callTo } from '#test/support/mistral/callTo.ts';
import { faults } from '#test/support/mistral/faults.ts';
import { jsonOf } from '#test/support/mistral/jsonOf.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';
import { expectValue } from '#test/support/result.ts';

suite('Mistral through its SDK: a streamed answer', () => {
  let player: Player;
  const mistral = mistralOverSdk();
  const question = { model: 'mistral-small-latest', messages: [{ role: 'user' as const, content: 'Hello' }] };
  const path = '/v1/chat/completions';

  setup(async () => {
    player = await startMistral();
  });

  teardown(async () => {
    await player.stop();
    player.expectNoViolations();
  });

  const ask = async (call: Call = callTo(player)) => expectValue(await mistral.stream(call, question));

  async function readAll(stream: AsyncIterable<ChatEvent>): Promise<{ text: string; last: ChatEvent | undefined }> {
    let text = '';
    let last: ChatEvent | undefined;
    for await (const event of stream) {
      if (event.kind === 'delta') text += event.text;
      last = event;
    }
    return { text, last };
  }

  test('comes in several pieces and ends with what it cost', async () => {
    player.script('One two three.');
    const pieces: ChatEvent[] = [];
    for await (const event of await ask()) pieces.push(event);
    assert.deepEqual(pieces, [
      { kind: 'delta', text: 'One' },
      { kind: 'delta', text: ' two' },
      { kind: 'delta', text: ' three.' },
      { kind: 'end', model: 'mistral-small-latest', finish: 'stop', usage: { prompt: 2, completion: 4 } },
    ]);
  });

  test('puts a call of a tool together from its pieces, before it ends', async () => {
    const input = { path: 'src/app.ts', lines: [1, 20] };
    player.next(path, faults.toolCalls({ name: 'read_file', arguments: JSON.stringify(input) }));
    const events: ChatEvent[] = [];
    for await (const event of await ask()) events.push(event);
    assert.deepEqual(events.slice(-2), [
      { kind: 'call', call: { id: 'call00000', name: 'read_file', input } },
      { kind: 'end', model: 'mistral-small-latest', finish: 'tool_calls', usage: { prompt: 2, completion: 29 } },
    ]);
  });

  for (const broken of ['{"path": "src', '[1]', '"text"'])
    test(`a call with the arguments ${broken} is not a call`, async () => {
      player.next(path, faults.toolCalls({ name: 'read_file', arguments: broken }));
      const { last } = await readAll(await ask());
      assert.ok(last?.kind === 'failed' && last.error.kind === 'unexpected-reply');
    });

  test('tells the server of tools, calls and results as it expects them', async () => {
    const tools = [{ name: 'read_file', description: 'Reads a file', parameters: { type: 'object', properties: {} } }];
    const messages = [
      { role: 'user', content: 'What is in it?' },
      { role: 'assistant', content: '', calls: [{ id: 'call00000', name: 'read_file', input: { path: 'a.ts' } }] },
      { role: 'tool', content: 'const a = 1;', callId: 'call00000', name: 'read_file' },
    ] as const;
    const call = { ...question, messages, tools, toolChoice: 'required' } as const;
    await readAll(expectValue(await mistral.stream(callTo(player), call)));
    assert.deepEqual(player.received().map(jsonOf)[0], {
      model: 'mistral-small-latest',
      stream: true,
      tools: [{ type: 'function', function: tools[0] }],
      tool_choice: 'required',
      messages: [
        messages[0],
        {
          role: 'assistant',
          content: '',
          prefix: false,
          tool_calls: [
            {
              id: 'call00000',
              type: 'function',
              index: 0,
              function: { name: 'read_file', arguments: '{"path":"a.ts"}' },
            },
          ],
        },
        { role: 'tool', content: 'const a = 1;', tool_call_id: 'call00000', name: 'read_file' },
      ],
    });
  });

  for (const bytes of [1, 7, 64]) {
    test(`is the same when the bytes come ${bytes} at a time`, async () => {
      const text = 'Ça va? 日本語 🎉 “quoted”\n\ndata: not an event\r\n';
      player.next(path, faults.reply(text), faults.splitStream(bytes));
      const { text: got, last } = await readAll(await ask());
      assert.equal(got, text);
      assert.equal(last?.kind, 'end');
    });
  }

  test('a connection that breaks keeps what came and says so', async () => {
    player.script('One two three.');
    player.next(path, faults.cutStream(3));
    const { text, last } = await readAll(await ask());
    assert.equal(text, 'One two');
    assert.deepEqual(last, { kind: 'failed', error: { kind: 'offline' } });
  });

  test('an end without a reason is no end', async () => {
    player.script('One two three.');
    player.next(path, faults.unfinishedStream(3));
    const { text, last } = await readAll(await ask());
    assert.equal(text, 'One two');
    assert.deepEqual(last, { kind: 'failed', error: { kind: 'unexpected-reply', detail: 'no finish reason' } });
  });

  test('a stall runs out of time', async () => {
    player.next(path, faults.stalledStream(2));
    const { last } = await readAll(await ask(callTo(player, undefined, { timeoutMs: 60 })));
    assert.deepEqual(last, { kind: 'failed', error: { kind: 'timeout' } });
  });

  test('slow but steady is not a stall, though it takes longer than the time allowed for a silence', async () => {
    player.script('one two three four five six');
    player.next(path, faults.slowStream(40));
    const { last } = await readAll(await ask(callTo(player, undefined, { timeoutMs: 200 })));
    assert.equal(last?.kind, 'end');
  });

  test('leaving the loop hangs up within 100 ms', async () => {
    player.next(path, faults.stalledStream(2));
    for await (const event of await ask()) if (event.kind === 'delta') break;
    assert.ok((await hangUpAfter(performance.now())) < 1_000);
  });

  test('cancelling hangs up within 100 ms, and the stream says why it ended', async () => {
    player.next(path, faults.stalledStream(2));
    const cancel = new AbortController();
    const stream = await ask(callTo(player, undefined, { signal: cancel.signal }));
    let cancelledAt = 0;
    let last: ChatEvent | undefined;
    for await (const event of stream) {
      last = event;
      cancelledAt ||= performance.now();
      cancel.abort();
    }
    assert.deepEqual(last, { kind: 'failed', error: { kind: 'cancelled' } });
    assert.ok((await hangUpAfter(cancelledAt)) < 1_000);
  });

  async function hangUpAfter(start: number): Promise<number> {
    for (let tries = 0; tries < 200; tries++) {
      const [request] = player.received();
      if (request?.outcome === 'hung up') return (request.endedAt ?? Number.POSITIVE_INFINITY) - start;
      await setTimeout(5);
    }
    return Number.POSITIVE_INFINITY;
  }

  test('an event that is not what the contract says ends the stream', async () => {
    player.script('One two three.');
    player.next(path, faults.strangeEvent(2, '{"object":"error","message":"overloaded"}'));
    const { text, last } = await readAll(await ask());
    assert.equal(text, 'One');
    assert.ok(last?.kind === 'failed' && last.error.kind === 'unexpected-reply');
  });
});

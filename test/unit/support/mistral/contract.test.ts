import assert from 'node:assert/strict';
import { makeMistralKey } from '#test/support/keys.ts';
import type { Player } from '#test/support/mistral/startMistral.ts';
import { startMistral } from '#test/support/mistral/startMistral.ts';

suite('The played Mistral is strict about the contract', () => {
  let player: Player;
  let key: string;

  setup(async () => {
    player = await startMistral();
    key = player.keys.add().raw;
  });

  teardown(() => player.stop());

  const messages = [{ role: 'user', content: 'Hello' }];
  const chat = { model: 'mistral-small-latest', messages };

  function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(`${player.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  async function expectViolation(response: Promise<Response>, status: number, violation: RegExp): Promise<void> {
    assert.equal((await response).status, status);
    assert.equal(player.violations().length, 1, player.violations().join('\n'));
    assert.match(player.violations()[0] ?? '', violation);
    assert.throws(() => player.expectNoViolations(), violation);
  }

  const sound: Readonly<Record<string, [path: string, body: unknown]>> = {
    'a plain question': ['/v1/chat/completions', chat],
    'a question with every kind of content': [
      '/v1/chat/completions',
      {
        ...chat,
        messages: [
          { role: 'system', content: [{ type: 'text', text: 'Be brief.' }] },
          { role: 'user', content: [{ type: 'image_url', image_url: { url: 'https://example.com/a.png' } }] },
          { role: 'assistant', content: null, tool_calls: [{ id: '1', function: { name: 'f', arguments: '{}' } }] },
          { role: 'tool', content: '3', tool_call_id: '1', name: 'f' },
        ],
        tools: [{ type: 'function', function: { name: 'f', parameters: {} } }, { type: 'web_search' }],
        tool_choice: 'auto',
        response_format: { type: 'json_object' },
      },
    ],
    'a completion in the middle': ['/v1/fim/completions', { model: 'codestral-latest', prompt: 'a', suffix: 'b' }],
    'a moderation of one text': ['/v1/moderations', { model: 'mistral-moderation-2603', input: 'text' }],
    'a moderation of two chats': ['/v1/chat/moderations', { model: 'm', input: [messages, messages] }],
  };

  for (const [what, [path, body]] of Object.entries(sound)) {
    test(`${what} is fine`, async () => {
      assert.equal((await post(path, body)).status, 200);
      player.expectNoViolations();
    });
  }

  const faulty: Readonly<Record<string, [path: string, body: unknown, violation: RegExp]>> = {
    stream_options: ['/v1/chat/completions', { ...chat, stream_options: { include_usage: true } }, /stream_options/],
    'an unknown field deep inside': [
      '/v1/chat/completions',
      { ...chat, messages: [{ role: 'user', content: 'x', name: 'me' }] },
      /messages\.0.*name/,
    ],
    'the camel case of the SDK': ['/v1/chat/completions', { ...chat, maxTokens: 5 }, /maxTokens/],
    'no model': ['/v1/chat/completions', { messages }, /body model/],
    'no messages': ['/v1/chat/completions', { ...chat, messages: [] }, /body messages/],
    'a temperature out of range': ['/v1/chat/completions', { ...chat, temperature: 2 }, /temperature/],
    'an unknown role': ['/v1/chat/completions', { ...chat, messages: [{ role: 'root', content: '' }] }, /role/],
    'a guardrail for an unknown category': [
      '/v1/chat/completions',
      { ...chat, guardrails: [{ moderation_llm_v2: { custom_category_thresholds: { spam: 1 } } }] },
      /spam/,
    ],
    'a body that is not JSON': ['/v1/moderations', '{"model":', /not JSON/],
    'the wrong name for the input': ['/v1/moderations', { model: 'm', inputs: ['x'] }, /body input/],
  };

  for (const [what, [path, body, violation]] of Object.entries(faulty)) {
    test(`${what} is answered with 422 and reported`, async () => {
      const response = await post(path, body);
      const { detail } = await response.json();
      assert.equal(response.status, 422);
      assert.equal(detail[0].loc[0], 'body');
      assert.match(player.violations().join('\n'), violation);
    });
  }

  test('an unknown path is answered with 404 and reported', async () => {
    await expectViolation(post('/v1/nothing-here', chat), 404, /POST \/v1\/nothing-here: unknown endpoint/);
  });

  test('so is a known path with another method', async () => {
    await expectViolation(fetch(`${player.url}/v1/chat/completions`), 404, /unknown endpoint/);
  });

  test('another content type is reported', async () => {
    await expectViolation(post('/v1/chat/completions', chat, { 'content-type': 'text/plain' }), 200, /content-type/);
  });

  test('a query where none belongs, such as a key, is reported', async () => {
    await expectViolation(post('/v1/chat/completions?api_key=x', chat), 422, /api_key/);
  });

  test('a request without a key is answered with 401 and reported', async () => {
    await expectViolation(fetch(`${player.url}/v1/models`), 401, /no well-formed key/);
  });

  test('an unknown key of the right shape is answered with 401 and is nobody’s mistake', async () => {
    const headers = { authorization: `Bearer ${makeMistralKey()}` };
    assert.equal((await fetch(`${player.url}/v1/models`, { headers })).status, 401);
    player.expectNoViolations();
  });

  test('users/me wants the key as x-api-key', async () => {
    assert.equal((await fetch(`${player.url}/v1/users/me`, { headers: { 'x-api-key': key } })).status, 200);
    player.expectNoViolations();
    const bearer = fetch(`${player.url}/v1/users/me`, { headers: { authorization: `Bearer ${key}` } });
    await expectViolation(bearer, 401, /no well-formed key for x-api-key/);
  });

  test('a violation is reported also when a fault was played', async () => {
    player.next('/v1/moderations', { kind: 'latency', ms: 0 });
    await post('/v1/moderations', {});
    assert.throws(() => player.expectNoViolations());
  });
});

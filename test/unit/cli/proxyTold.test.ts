import assert from 'node:assert/strict';
import { greeting, keyLine, requestLine } from '#cli/proxy/told.ts';
import type { Entry } from '#core/proxy/entry.ts';
import { fail, ok } from '#core/result.ts';

const entry: Entry = {
  at: new Date(2026, 7, 1, 12, 0, 5).getTime(),
  path: '/v1/chat/completions',
  token: 't1',
  status: 200,
  record: {
    at: '2026-08-01T12:00:05.000Z',
    model: 'mistral-small-latest',
    keyId: 'k1',
    profile: 'default',
    outcome: 'answered',
    codes: [],
    characters: 5,
    messages: 1,
    tokens: { prompt: 10, completion: 5 },
    redacted: {},
    milliseconds: 38,
    dollars: 0.0001,
  },
};

suite('What the proxy tells the person who started it', () => {
  test('is where it listens, a line to try, and how to stop', () => {
    const words = greeting('http://127.0.0.1:8000', 'mg_token', '/log');
    assert.match(words, /Listening on http:\/\/127\.0\.0\.1:8000.*Ctrl\+C/);
    assert.match(words, /curl http:\/\/127\.0\.0\.1:8000\/v1\/chat\/completions -H "Authorization: Bearer mg_token"/);
  });

  test('a token that went into a file is not shown', () =>
    assert.match(greeting('http://127.0.0.1:8000', undefined, '/log'), /Bearer \$\(cat TOKEN_FILE\)/));

  test('is whether the key works, as far as anybody knows', () => {
    assert.equal(keyLine(ok([])), 'The key works.');
    assert.match(keyLine(fail({ kind: 'unauthorized' })), /refuses this key.*start with another/);
    assert.match(keyLine(fail({ kind: 'offline' })), /cannot be reached/);
    assert.match(keyLine(fail({ kind: 'server' })), /first request will tell/);
  });

  test('is one line for each request, with what it cost', () =>
    assert.equal(
      requestLine(entry),
      '12:00:05  answered  200  /v1/chat/completions · mistral-small-latest · 15 tokens · $0.00010 · 38 ms',
    ));

  test('and why, where it went no further', () => {
    const record = { ...entry.record, outcome: 'blocked' as const, codes: ['override', 'model'], dollars: 0 };
    const blocked = { ...entry, status: 403, record: { ...record, tokens: { prompt: 0, completion: 0 } } };
    assert.match(requestLine(blocked), /blocked {3}403 .* 38 ms · override, model$/);
  });
});

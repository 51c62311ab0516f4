import assert from 'node:assert/strict';
import { chat } from '#test/support/proxy/ask.ts';
import { openIdle, sendRaw } from '#test/support/proxy/rawSocket.ts';
import type { ProxyWorld } from '#test/support/proxy/world.ts';
import { startWorld } from '#test/support/proxy/world.ts';

/** What an attacker writes to the socket, and how the proxy takes it. Every attack must leave the server behind it alone. */
interface Attack {
  readonly title: string;
  readonly bytes: (world: ProxyWorld) => string | readonly string[];
  /** `closed`: the connection ends without an answer to read. */
  readonly expect: number | 'closed';
}

const body = JSON.stringify(chat('Hello'));

const post = (
  world: ProxyWorld,
  more: { target?: string; headers?: string; host?: string; token?: string | undefined; body?: string } = {},
) => {
  const { target = '/v1/chat/completions', headers = '', host = `127.0.0.1:${world.port}`, body: sent = body } = more;
  const token = 'token' in more ? more.token : world.token;
  const authorization = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
  return `POST ${target} HTTP/1.1\r\nHost: ${host}\r\n${authorization}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(sent)}\r\n${headers}\r\n${sent}`;
};

const get = (world: ProxyWorld, target: string, headers = '') =>
  `GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${world.port}\r\nAuthorization: Bearer ${world.token}\r\n${headers}\r\n`;

const attacks: readonly Attack[] = [
  { title: 'no token', bytes: (world) => post(world, { token: undefined }), expect: 401 },
  {
    title: 'a token that nobody issued',
    bytes: (world) => post(world, { token: `mg_${'A'.repeat(43)}` }),
    expect: 401,
  },
  { title: 'a token cut short', bytes: (world) => post(world, { token: world.token.slice(0, -1) }), expect: 401 },
  { title: 'a real key in place of a token', bytes: (world) => post(world, { token: world.held.raw }), expect: 401 },
  { title: 'the metrics token for a model', bytes: (world) => post(world, { token: world.metricsToken }), expect: 401 },
  { title: 'an old token', bytes: (world) => post(world, { token: world.newToken({ expires: 1 }) }), expect: 401 },
  {
    title: 'a token in the query',
    bytes: (world) => post(world, { token: undefined, target: `/v1/chat/completions?api_key=${world.token}` }),
    expect: 401,
  },
  {
    title: 'two authorizations',
    bytes: (world) => post(world, { headers: `Authorization: Bearer ${world.newToken()}\r\n` }),
    expect: 401,
  },
  {
    title: 'a token as another scheme',
    bytes: (world) => post(world, { token: undefined, headers: `Authorization: Basic ${world.token}\r\n` }),
    expect: 401,
  },
  {
    title: 'a path out of scope',
    bytes: (world) => post(world, { token: world.newToken({ paths: ['/v1/models'] }) }),
    expect: 403,
  },
  {
    title: 'a model out of scope',
    bytes: (world) => post(world, { token: world.newToken({ models: ['codestral-latest'] }) }),
    expect: 403,
  },
  {
    title: 'an agent out of scope, behind a model within it',
    bytes: (world) =>
      post(world, {
        token: world.newToken({ models: ['mistral-small-latest'] }),
        target: '/v1/agents/completions',
        body: JSON.stringify({ ...chat('Hello'), agent_id: 'ag:somebody-elses' }),
      }),
    expect: 403,
  },
  {
    title: 'a model that is no name, beside an agent',
    bytes: (world) => post(world, { body: JSON.stringify({ ...chat('Hello'), model: ['a'], agent_id: 'ag:one' }) }),
    expect: 422,
  },
  {
    title: 'more texts than anybody could look at',
    bytes: (world) =>
      post(world, {
        target: '/v1/embeddings',
        body: JSON.stringify({ model: 'mistral-embed', input: Array(5_000).fill('') }),
      }),
    expect: 413,
  },
  {
    title: 'as many, hidden in one text',
    bytes: (world) => {
      const call = {
        id: 'c1',
        type: 'function',
        function: { name: 'x', arguments: JSON.stringify(Array(5_000).fill('')) },
      };
      return post(world, {
        body: JSON.stringify({ ...chat('Hello'), messages: [{ role: 'assistant', tool_calls: [call] }] }),
      });
    },
    expect: 413,
  },
  { title: 'a path nobody listed', bytes: (world) => post(world, { target: '/v1/files' }), expect: 404 },
  { title: 'another method', bytes: (world) => get(world, '/v1/chat/completions'), expect: 405 },
  { title: 'TRACE', bytes: (world) => get(world, '/v1/models').replace('GET', 'TRACE'), expect: 405 },
  { title: 'a rebound name', bytes: (world) => post(world, { host: `attacker.example:${world.port}` }), expect: 403 },
  { title: 'its own name at another port', bytes: (world) => post(world, { host: '127.0.0.1:1' }), expect: 403 },
  { title: 'two hosts', bytes: (world) => post(world, { headers: 'Host: attacker.example\r\n' }), expect: 403 },
  { title: 'no host', bytes: () => 'GET /v1/models HTTP/1.1\r\n\r\n', expect: 403 },
  {
    title: 'a web page of another origin',
    bytes: (world) => post(world, { headers: 'Origin: https://attacker.example\r\n' }),
    expect: 403,
  },
  {
    title: 'a web page that hides its origin',
    bytes: (world) => post(world, { headers: 'Origin: null\r\n' }),
    expect: 403,
  },
  {
    title: 'a web page of its own origin',
    bytes: (world) => post(world, { headers: `Origin: http://127.0.0.1:${world.port}\r\n` }),
    expect: 403,
  },
  {
    title: 'a browser without an origin',
    bytes: (world) => post(world, { headers: 'Sec-Fetch-Site: cross-site\r\n' }),
    expect: 403,
  },
  {
    title: 'a preflight',
    bytes: (world) =>
      get(
        world,
        '/v1/chat/completions',
        'Origin: https://attacker.example\r\nAccess-Control-Request-Method: POST\r\n',
      ).replace('GET', 'OPTIONS'),
    expect: 403,
  },
  {
    title: 'a length and chunks',
    bytes: (world) =>
      post(world, { headers: 'Transfer-Encoding: chunked\r\n', body: '0\r\n\r\nGET /v1/models HTTP/1.1\r\n\r\n' }),
    expect: 400,
  },
  { title: 'two lengths', bytes: (world) => post(world, { headers: 'Content-Length: 5\r\n' }), expect: 400 },
  {
    title: 'two lengths in one',
    bytes: (world) => post(world).replace(/Content-Length: (\d+)/, 'Content-Length: $1, $1'),
    expect: 400,
  },
  {
    title: 'a length with a sign',
    bytes: (world) => post(world).replace(/Content-Length: (\d+)/, 'Content-Length: +$1'),
    expect: 400,
  },
  {
    title: 'chunks by another name',
    bytes: (world) => post(world).replace(/Content-Length: \d+/, 'Transfer-Encoding: xchunked'),
    expect: 400,
  },
  {
    title: 'chunks after something else',
    bytes: (world) =>
      post(world, { body: '0\r\n\r\n' }).replace(/Content-Length: \d+/, 'Transfer-Encoding: gzip, chunked'),
    expect: 400,
  },
  {
    title: 'a chunk of no size',
    bytes: (world) => post(world, { body: 'zz\r\n\r\n' }).replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked'),
    expect: 400,
  },
  { title: 'bare line feeds', bytes: (world) => post(world).replaceAll('\r\n', '\n'), expect: 400 },
  {
    title: 'a space before the colon',
    bytes: (world) => post(world, { headers: 'Content-Length : 5\r\n' }),
    expect: 400,
  },
  { title: 'a folded header', bytes: (world) => post(world, { headers: 'X-One: a\r\n b\r\n' }), expect: 400 },
  { title: 'a zero in a header', bytes: (world) => post(world, { headers: 'X-One: a\0b\r\n' }), expect: 400 },
  { title: 'an absolute target', bytes: (world) => get(world, 'http://api.mistral.ai/v1/models'), expect: 400 },
  { title: 'a target without a slash', bytes: (world) => get(world, 'v1/models'), expect: 400 },
  {
    title: 'CONNECT',
    bytes: () => 'CONNECT api.mistral.ai:443 HTTP/1.1\r\nHost: api.mistral.ai:443\r\n\r\n',
    expect: 400,
  },
  {
    title: 'an upgrade',
    bytes: (world) => get(world, '/v1/models', 'Connection: Upgrade\r\nUpgrade: websocket\r\n'),
    expect: 400,
  },
  { title: 'HTTP/2 in the clear', bytes: () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', expect: 400 },
  { title: 'two slashes', bytes: (world) => get(world, '//v1/models'), expect: 400 },
  { title: 'slashes in the middle', bytes: (world) => get(world, '/v1//models'), expect: 400 },
  { title: 'a step up', bytes: (world) => get(world, '/v1/models/../admin/api-keys'), expect: 400 },
  { title: 'an escaped step up', bytes: (world) => get(world, '/v1/models/%2e%2e/admin'), expect: 400 },
  { title: 'an escaped slash', bytes: (world) => get(world, '/v1/models%2fadmin'), expect: 400 },
  { title: 'an escape of an escape', bytes: (world) => get(world, '/v1/models/%252e%252e'), expect: 400 },
  { title: 'a backslash', bytes: (world) => get(world, '/v1\\models'), expect: 400 },
  { title: 'a semicolon', bytes: (world) => get(world, '/v1/models;x=1'), expect: 400 },
  { title: 'a fragment', bytes: (world) => get(world, '/v1/models#x'), expect: 400 },
  { title: 'a null byte', bytes: (world) => get(world, '/v1/models%00'), expect: 400 },
  { title: 'a parameter nobody knows', bytes: (world) => get(world, '/v1/models?token=x'), expect: 400 },
  { title: 'a parameter twice', bytes: (world) => get(world, '/v1/models?model=a&model=b'), expect: 400 },
  {
    title: 'a header bomb',
    bytes: (world) => get(world, '/v1/models', `X-Bomb: ${'a'.repeat(20_000)}\r\n`),
    expect: 431,
  },
  { title: 'many headers', bytes: (world) => get(world, '/v1/models', 'X: y\r\n'.repeat(200)), expect: 431 },
  { title: 'a long target', bytes: (world) => get(world, `/v1/models/${'a'.repeat(20_000)}`), expect: 431 },
  {
    title: 'a body longer than allowed, as it says',
    bytes: (world) => post(world).replace(/Content-Length: \d+/, 'Content-Length: 99999999'),
    expect: 413,
  },
  {
    title: 'a body longer than allowed, without saying so',
    bytes: (world) =>
      post(world, { body: `fffff\r\n${'a'.repeat(0xfffff)}\r\n` }).replace(
        /Content-Length: \d+/,
        'Transfer-Encoding: chunked',
      ),
    expect: 413,
  },
  { title: 'a compressed body', bytes: (world) => post(world, { headers: 'Content-Encoding: gzip\r\n' }), expect: 415 },
  { title: 'a form', bytes: (world) => post(world).replace('application/json', 'text/plain'), expect: 415 },
  { title: 'what is not JSON', bytes: (world) => post(world, { body: '{"model":' }), expect: 400 },
  { title: 'a list', bytes: (world) => post(world, { body: '[1]' }), expect: 400 },
  {
    title: 'JSON a thousand levels deep',
    bytes: (world) => post(world, { body: `{"a":${'['.repeat(1_000)}${']'.repeat(1_000)}}` }),
    expect: 400,
  },
  {
    title: 'a model that is a sentence',
    bytes: (world) => post(world, { body: JSON.stringify({ ...chat('x'), model: 'a b\nc' }) }),
    expect: 422,
  },
  {
    title: 'a policy nobody knows',
    bytes: (world) => post(world, { headers: 'X-Mistral-Guard-Policy: off\r\n' }),
    expect: 400,
  },
];

suite('The proxy under attack', () => {
  let world: ProxyWorld;
  suiteSetup(async () => {
    world = await startWorld({ limits: { bodyBytes: 100_000, texts: 1_000, headersMs: 400, requestMs: 800 } });
  });
  suiteTeardown(() => world.stop());

  for (const { title, bytes, expect } of attacks) {
    test(`${title}: ${expect}`, async () => {
      const sent = bytes(world);
      const before = world.player.received().length;
      const answer = await sendRaw(world.port, typeof sent === 'string' ? [sent] : sent);
      assert.equal(answer.status ?? 'closed', expect, answer.text);
      assert.equal(answer.text.split('HTTP/1.1 ').length, 2, 'one answer, and none to what was smuggled');
      assert.equal(world.player.received().length, before, 'nothing reached the server');
      assert.doesNotMatch(answer.text, /access-control/i);
    });
  }

  test('a revoked token opens nothing', async () => {
    const revoked = await startWorld();
    revoked.revokeAll();
    const answer = await sendRaw(revoked.port, [post(revoked)]);
    assert.equal(answer.status, 401);
    assert.match(answer.text, /revoked/);
    await revoked.stop();
  });

  test('headers that never end are not waited for', async () => {
    const slow = await sendRaw(
      world.port,
      ['GET /v1/models HTTP/1.1\r\n', 'X-One: a\r\n', ...Array.from({ length: 40 }, () => 'x')],
      { pauseMs: 50 },
    );
    assert.equal(slow.status, 408, slow.text);
    assert.ok(slow.closed);
  });

  test('a body that never ends is not waited for', async () => {
    const head = post(world).replace(/Content-Length: \d+/, 'Content-Length: 5000');
    const slow = await sendRaw(world.port, [head, ...Array.from({ length: 60 }, () => ' ')], { pauseMs: 50 });
    assert.ok(slow.closed, slow.text);
  });

  test('more connections than it takes are answered, and told when to come back', async () => {
    const small = await startWorld({ limits: { connections: 3 } });
    const idle = await Promise.all(Array.from({ length: 3 }, () => openIdle(small.port)));
    const refused = await sendRaw(small.port, [get(small, '/v1/models')]);
    assert.equal(refused.status, 503);
    assert.match(refused.text, /retry-after: 1\r\n/);
    assert.equal(refused.text.split('HTTP/1.1').length, 2, 'what came on it is not answered as well');
    for (const socket of idle) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.equal((await sendRaw(small.port, [get(small, '/v1/models')])).status, 200);
    await small.stop();
  });

  test('an honest request still works after all of this', async () => {
    const answer = await sendRaw(world.port, [post(world)]);
    assert.equal(answer.status, 200, answer.text);
    world.player.expectNoViolations();
  });

  test('what was refused is counted, and nothing of it is written down', async () => {
    const answer = await sendRaw(world.port, [get(world, '/metrics').replace(world.token, world.metricsToken)]);
    assert.match(answer.text, /mistral_guard_refused_total\{reason="unknown_token"\} \d/);
    assert.doesNotMatch(answer.text, /mg_|attacker/);
    for (const record of await world.records()) assert.equal(record.outcome, 'answered');
  });
});

import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Carry } from '#platform/node/proxy/carry.ts';
import { carryByFetch, carryByHttp } from '#platform/node/proxy/carry.ts';

const ways: Readonly<Record<string, () => Carry>> = {
  fetch: () => carryByFetch,
  'connections of its own': () => carryByHttp({}),
};

for (const [name, open] of Object.entries(ways))
  suite(`A request carried by ${name}`, () => {
    let server: Server;
    teardown(() => {
      server.closeAllConnections();
      server.close();
    });
    const serve = async (answer: RequestListener): Promise<string> => {
      server = createServer(answer).listen(0, '127.0.0.1');
      await once(server, 'listening');
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    };
    const post = (carry: Carry, url: string, signal = new AbortController().signal) =>
      carry(url, { method: 'POST', headers: { 'content-length': '4' }, body: 'ping', signal });
    const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
      let text = '';
      for await (const piece of body) text += Buffer.from(piece).toString();
      return text;
    };

    test('arrives as it was given, and brings back status, headers and body', async () => {
      const url = await serve(async (request, response) => {
        const body = Buffer.concat(await request.toArray()).toString();
        response.writeHead(418, { 'x-request-id': 'r1' }).end(`${request.method} ${body}`);
      });
      const { status, headers, body } = await post(open(), url);
      assert.deepEqual([status, headers.get('x-request-id'), await textOf(body)], [418, 'r1', 'POST ping']);
    });

    test('does not follow a redirect', async () => {
      const asked: (string | undefined)[] = [];
      const url = await serve((request, response) => {
        asked.push(request.url);
        response.writeHead(307, { location: '/elsewhere' }).end();
      });
      assert.equal((await post(open(), `${url}/here`)).status, 307);
      assert.deepEqual(asked, ['/here']);
    });

    test('is given up when whoever asked has gone', async () => {
      const url = await serve(() => {});
      const leaving = new AbortController();
      const asked = post(open(), url, leaving.signal);
      await once(server, 'request');
      leaving.abort();
      await assert.rejects(asked);
    });
  });

suite('Connections that stay open', () => {
  test('are used again, and one the server has left meanwhile costs no request', async () => {
    let connections = 0;
    let asked = 0;
    const server = createServer((request, response) => {
      asked++;
      // The third is hung up on without an answer, as an idle connection is that ends while the request is on its way.
      if (asked === 3) request.socket.resetAndDestroy();
      else response.end('pong');
    }).listen(0, '127.0.0.1');
    server.on('connection', () => connections++);
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const carry = carryByHttp({});
    for (let i = 0; i < 3; i++) {
      const { status, body } = await carry(url, { method: 'GET', headers: {}, signal: new AbortController().signal });
      for await (const _ of body);
      assert.equal(status, 200);
    }
    assert.deepEqual([asked, connections], [4, 2]);
    server.closeAllConnections();
    server.close();
  });
});

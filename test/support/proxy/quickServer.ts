import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';

const reply = JSON.stringify({
  id: 'cmpl-bench',
  object: 'chat.completion',
  created: 1_760_000_000,
  model: 'mistral-small-latest',
  choices: [
    {
      index: 0,
      message: {
        role: 'assistant',
        content: 'Read the key from the environment, and rotate it once it has been seen. '.repeat(8),
      },
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 500, completion_tokens: 120, total_tokens: 620 },
});

const chunk = (content: string, finish_reason: string | null) =>
  `data: ${JSON.stringify({ id: 'cmpl-bench', object: 'chat.completion.chunk', created: 1, model: 'mistral-small-latest', choices: [{ index: 0, delta: { content }, finish_reason }] })}\n\n`;

/** Answers at once and keeps nothing: what is measured beside it is the proxy. Streams last about a second. */
export async function startQuickServer() {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8');
    if (!body.includes('"stream":true'))
      return void response.writeHead(200, { 'content-type': 'application/json' }).end(reply);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let word = 0; word < 20; word++) {
      response.write(chunk('All is well so far. ', null));
      await setTimeout(50);
    }
    response.end(`${chunk('', 'stop')}data: [DONE]\n\n`);
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

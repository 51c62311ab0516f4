import type { ServerResponse } from 'node:http';
import type { Answer } from '#core/proxy/answer.ts';

const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

const types = { json: 'application/json', text: 'application/json', plain: 'text/plain; version=0.0.4' } as const;

/** Writes an answer at the speed at which it is read. A stream that breaks takes its connection along: no end is made up. */
export async function respond(
  response: ServerResponse,
  { status, headers, body }: Answer,
  patienceMs: number,
): Promise<void> {
  if (response.destroyed) return;
  if (body.kind !== 'events') {
    const text = body.kind === 'json' ? JSON.stringify(body.value) : body.text;
    const length = Buffer.byteLength(text);
    response.writeHead(status, { ...always, ...headers, 'content-type': types[body.kind], 'content-length': length });
    response.end(text);
    return;
  }
  response.writeHead(status, { ...always, ...headers, 'content-type': 'text/event-stream; charset=utf-8' });
  response.flushHeaders();
  try {
    for await (const event of body.events) {
      if (response.destroyed) return;
      if (!response.write(event)) await drained(response, patienceMs);
    }
    response.end();
  } catch {
    response.socket?.destroySoon();
  }
}

/** Until the reader has caught up, or has gone; one who stopped reading is let go. */
function drained(response: ServerResponse, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => response.destroy(), patienceMs);
    const done = () => {
      clearTimeout(timer);
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.once('drain', done).once('close', done);
  });
}

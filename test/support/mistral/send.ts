import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Answer, EventStream } from './answer.ts';

/** Writes an answer; stops as soon as the client has gone. */
export async function send(response: ServerResponse, answer: Answer): Promise<void> {
  await setTimeout(answer.delayMs);
  switch (answer.body.kind) {
    case 'silence':
      return;
    case 'disconnect':
      response.destroy();
      return;
    case 'text':
      response.writeHead(answer.status, answer.headers).end(answer.body.text);
      return;
    case 'events':
      response.writeHead(answer.status, answer.headers);
      response.flushHeaders();
      await sendEvents(response, answer.body);
  }
}

async function sendEvents(response: ServerResponse, stream: EventStream): Promise<void> {
  for (const event of stream.events) {
    for (const piece of piecesOf(Buffer.from(event, 'utf8'), stream.pieceBytes)) {
      if (response.destroyed) return;
      response.write(piece);
      // A turn of the event loop between two writes, so that they also arrive as two.
      await setImmediate();
    }
    await setTimeout(stream.pauseMs);
  }
  if (stream.end === 'close') response.end();
  // The pause lets what was written leave the machine before the connection breaks.
  if (stream.end === 'cut') await setTimeout(10).then(() => response.destroy());
}

function piecesOf(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * size, index === count - 1 ? undefined : (index + 1) * size),
  );
}

import type { Deadline } from '../mistral/deadline.ts';
import { Failed } from '../mistral/failed.ts';
import type { Carried } from './carry.ts';

/** A page of embeddings is the largest honest answer. */
const mostBytes = 64 * 1024 * 1024;

export async function boundedText(body: Carried['body']): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body) {
    size += piece.byteLength;
    if (size > mostBytes) throw new Failed({ kind: 'unexpected-reply', detail: 'longer than any answer' });
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** A stream's text as it comes; a letter that was cut waits for its other half. Whoever stops reading hangs up. */
export async function* textPieces(body: Carried['body'], deadline: Deadline): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  try {
    for await (const piece of body) {
      deadline.extend();
      yield decoder.decode(piece, { stream: true });
    }
    yield decoder.decode();
  } finally {
    deadline.end();
  }
}

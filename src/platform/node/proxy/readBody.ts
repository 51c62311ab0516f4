import type { IncomingMessage } from 'node:http';

export type ReadBody =
  | { readonly kind: 'read'; readonly text: string }
  | { readonly kind: 'too large' }
  | { readonly kind: 'broken off' };

/** The whole body, if it is no longer than it may be. What is too long is not read to its end. */
export async function readBody(request: IncomingMessage, most: number): Promise<ReadBody> {
  if (Number(request.headers['content-length'] ?? 0) > most) return { kind: 'too large' };
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request) {
      size += piece.length;
      if (size > most) return { kind: 'too large' };
      pieces.push(piece);
    }
  } catch {
    return { kind: 'broken off' };
  }
  return { kind: 'read', text: Buffer.concat(pieces).toString('utf8') };
}

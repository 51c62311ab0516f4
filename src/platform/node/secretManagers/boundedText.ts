import type { Readable } from 'node:stream';

/** Gathers what a stream says up to a limit; what comes after it is not kept, and `onOverflow` is told once. */
export function boundedText(stream: Readable, limit: number, onOverflow: () => void): () => string {
  const pieces: Buffer[] = [];
  let size = 0;
  stream.on('data', (piece: Buffer) => {
    if (size > limit) return;
    size += piece.length;
    if (size > limit) onOverflow();
    else pieces.push(piece);
  });
  return () => Buffer.concat(pieces).toString('utf8');
}

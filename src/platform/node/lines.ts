import type { Readable } from 'node:stream';

/** Lines as `\n` ends them. Node's readline also cuts at U+2028, which JSON and file names may hold. */
export const linesOf = (stream: Readable): AsyncGenerator<string> => piecesOf(stream, '\n');

export async function* piecesOf(stream: Readable, end: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split(end);
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

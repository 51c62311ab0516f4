import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';

export interface RawAnswer {
  /** The first line, such as `HTTP/1.1 400 Bad Request`, or nothing when the connection was simply closed. */
  readonly status: number | undefined;
  readonly text: string;
  /** Whether the server hung up within the time given. */
  readonly closed: boolean;
}

/** A connection on which nothing is said. */
export async function openIdle(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

/** Writes bytes no HTTP client would, and tells what came back. */
export async function sendRaw(
  port: number,
  pieces: readonly string[],
  { pauseMs = 0, waitMs = 3_000 } = {},
): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let closed = false;
  socket.on('data', (data) => {
    text += data.toString('latin1');
  });
  socket.on('error', () => {});
  const over = once(socket, 'close').then(() => {
    closed = true;
  });
  await once(socket, 'connect');
  for (const piece of pieces) {
    if (!socket.writable) break;
    socket.write(piece, 'latin1');
    if (pauseMs > 0) await delay(pauseMs);
  }
  await Promise.race([over, answered(() => text), delay(waitMs)]);
  // A moment more: what is smuggled would be answered right behind.
  await Promise.race([over, delay(60)]);
  socket.destroy();
  return { status: statusIn(text), text, closed };
}

const statusIn = (text: string): number | undefined => {
  const found = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
};

async function answered(text: () => string): Promise<void> {
  while (!text().includes('\r\n\r\n')) await delay(10);
}

const delay = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

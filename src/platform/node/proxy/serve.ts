import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Answer } from '#core/proxy/answer.ts';
import { refusalAnswer } from '#core/proxy/answer.ts';
import type { RefusalKind } from '#core/proxy/door/refusals.ts';
import { refuse } from '#core/proxy/door/refusals.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { Limits } from './limits.ts';
import { respond } from './respond.ts';

export interface Serving {
  readonly url: string;
  readonly port: number;
  active(): number;
  /** Takes no more, and waits so long for what is under way. */
  stop(patienceMs: number): Promise<void>;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, signal: AbortSignal) => Promise<Answer>;

export interface ServeOptions {
  readonly host: '127.0.0.1' | '::1';
  /** 0 for any free one. */
  readonly port: number;
  readonly limits: Limits;
  readonly handle: Handler;
  readonly refused: (kind: RefusalKind) => void;
}

export type ServeTrouble = 'port taken' | 'port not allowed' | 'no such address';

/** A server on this machine only, strict about HTTP, that ends a request when whoever asked has gone. */
export async function serve(options: ServeOptions): Promise<Result<Serving, ServeTrouble>> {
  const { limits } = options;
  const state = { active: 0, connections: 0, stopping: false };
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.min(1_000, limits.headersMs),
      keepAliveTimeout: 5_000,
      insecureHTTPParser: false,
      requireHostHeader: false,
    },
    (request, response) => {
      if (!refusedSockets.has(request.socket)) void take(request, response, state, options);
    },
  );
  // The server's own bound would hang up without a word.
  server.maxConnections = 2 * limits.connections;
  server.on('connection', (socket) => {
    state.connections++;
    socket.once('close', () => state.connections--);
    if (state.connections > limits.connections) refuseRaw(socket, 'busy', options);
  });
  server.maxHeadersCount = 0;
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuseRaw(socket, kindOf(error), options));
  server.on('upgrade', (_, socket: Socket) => refuseRaw(socket, 'upgrade', options));
  server.on('connect', (_, socket: Socket) => refuseRaw(socket, 'strange target', options));
  const trouble = await listening(server, options);
  if (trouble !== undefined) return fail(trouble);
  const { port } = server.address() as AddressInfo;
  const host = options.host === '::1' ? '[::1]' : options.host;
  return ok({
    url: `http://${host}:${port}`,
    port,
    active: () => state.active,
    stop: (patienceMs) => stop(server, state, patienceMs),
  });
}

interface State {
  active: number;
  connections: number;
  stopping: boolean;
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  state: State,
  options: ServeOptions,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const turnedAway: RefusalKind | undefined = state.stopping
    ? 'stopping'
    : state.active >= options.limits.concurrent
      ? 'busy'
      : undefined;
  state.active++;
  try {
    const answer =
      turnedAway === undefined ? await options.handle(request, response, gone.signal) : refused(turnedAway, options);
    if (!request.complete || state.stopping) response.shouldKeepAlive = false;
    await respond(response, answer, options.limits.readerMs);
  } catch {
    if (response.headersSent) response.destroy();
    else await respond(response, refused('fault', options), options.limits.readerMs);
  } finally {
    state.active--;
    // What was not read of a refused body is not read: the connection ends with the answer.
    if (!request.complete) response.once('finish', () => request.destroy());
  }
}

function refused(kind: RefusalKind, { refused: tell }: ServeOptions): Answer {
  tell(kind);
  return refusalAnswer(refuse(kind));
}

const parserErrors: Readonly<Record<string, RefusalKind>> = {
  HPE_HEADER_OVERFLOW: 'too many headers',
  ERR_HTTP_REQUEST_TIMEOUT: 'too slow',
};

const kindOf = ({ code = '' }: NodeJS.ErrnoException): RefusalKind => parserErrors[code] ?? 'not HTTP';

/** For what never became a request. */
function refuseRaw(socket: Socket, kind: RefusalKind, { refused: tell }: ServeOptions): void {
  tell(kind);
  if (!socket.writable) return void socket.destroy();
  refusedSockets.add(socket);
  const { status, headers, body } = refuse(kind);
  const text = JSON.stringify(body);
  const fields = { 'content-type': 'application/json', ...headers, 'content-length': Buffer.byteLength(text) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join('')}connection: close\r\n\r\n${text}`);
  // Hung up at once, with something of theirs still unread, they would never see the answer.
  socket.resume();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

const lingerMs = 500;

/** Whatever else arrives on them is not answered. */
const refusedSockets = new WeakSet<Socket>();

async function listening(server: Server, { host, port }: ServeOptions): Promise<ServeTrouble | undefined> {
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code === 'EADDRINUSE' ? 'port taken' : code === 'EACCES' ? 'port not allowed' : 'no such address';
  }
}

async function stop(server: Server, state: State, patienceMs: number): Promise<void> {
  state.stopping = true;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}

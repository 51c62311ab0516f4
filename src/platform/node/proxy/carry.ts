import type { RequestOptions } from 'node:http';
import * as http from 'node:http';
import * as https from 'node:https';

/** A request as it leaves this machine. */
export interface Parcel {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** What the server answered, its body still to come. */
export interface Carried {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** How a request travels. A redirect is an answer like any other: nobody follows it. */
export type Carry = (url: string, parcel: Parcel) => Promise<Carried>;

/** In the editor: VS Code teaches `fetch` the person's network proxy and certificates, and no other way out. */
export const carryByFetch: Carry = async (url, parcel) => {
  const { status, headers, body } = await fetch(url, { ...parcel, redirect: 'manual' });
  return { status, headers: new Map(headers), body: body ?? nothing() };
};

async function* nothing(): AsyncGenerator<Uint8Array> {}

/** On its own: connections that stay open, at a third of the work. The environment's network proxy is asked where Node knows it. */
export function carryByHttp(environment: NodeJS.ProcessEnv): Carry {
  const options = { keepAlive: true, ...(environment.NODE_USE_ENV_PROXY === '1' ? { proxyEnv: environment } : {}) };
  const plain = { request: http.request, agent: new http.Agent(options) };
  const secret = { request: https.request, agent: new https.Agent(options) };
  return async (url, parcel) => {
    const { request, agent } = url.startsWith('https:') ? secret : plain;
    const ask = (): Promise<http.IncomingMessage> => answered(request, url, { ...parcel, agent }, parcel.body);
    const answer = await ask().catch((error: unknown) => (error instanceof Stale ? ask() : Promise.reject(error)));
    return { status: answer.statusCode ?? 0, headers: new Map(textsIn(answer.headers)), body: answer };
  };
}

/** The server had hung up, and the connection that was kept open for the next request did not know yet. */
class Stale extends Error {}

function answered(
  request: typeof http.request,
  url: string,
  options: RequestOptions,
  body: string | undefined,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request(url, options, resolve);
    sent.once('error', (error: NodeJS.ErrnoException) =>
      reject(sent.reusedSocket && error.code === 'ECONNRESET' ? new Stale() : error),
    );
    sent.end(body);
  });
}

const textsIn = (headers: http.IncomingHttpHeaders): readonly (readonly [string, string])[] =>
  Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));

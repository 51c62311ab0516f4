import type { Connection } from './call.ts';
import { Failed } from './failed.ts';
import { guardedFetch } from './guardedFetch.ts';

export type AdminQuestion = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
};

export type AdminRequest = (connection: Connection, question: AdminQuestion) => Promise<unknown>;

type Scheme = 'x-api-key' | 'bearer';

/**
 * The SDK has no admin operations. Mistral's documentation sends the Admin key as `x-api-key`, its OpenAPI document as
 * a bearer token: each host is asked once which one it means. Trying twice is safe, as a 401 has changed nothing.
 */
export function adminRequests(): AdminRequest {
  const known = new Map<string, Scheme>();
  return async (connection, question) => {
    const scheme = known.get(connection.server);
    if (scheme !== undefined) return send(connection, question, scheme);
    const [reply, worked] = await detect(connection, question);
    known.set(connection.server, worked);
    return reply;
  };
}

async function detect(connection: Connection, question: AdminQuestion): Promise<[unknown, Scheme]> {
  try {
    return [await send(connection, question, 'x-api-key'), 'x-api-key'];
  } catch (thrown) {
    if (!(thrown instanceof Failed) || thrown.failure.kind !== 'unauthorized') throw thrown;
    return [await send(connection, question, 'bearer'), 'bearer'];
  }
}

async function send(connection: Connection, { method, path, body }: AdminQuestion, scheme: Scheme): Promise<unknown> {
  const { server, rawKey, deadline } = connection;
  const request = new Request(`${server}${path}`, {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'mistral-guard',
      ...authorisation[scheme](rawKey),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    signal: deadline.signal,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (await guardedFetch(request, rawKey)).json();
}

const authorisation: Record<Scheme, (rawKey: string) => Record<string, string>> = {
  'x-api-key': (rawKey) => ({ 'x-api-key': rawKey }),
  bearer: (rawKey) => ({ authorization: `Bearer ${rawKey}` }),
};

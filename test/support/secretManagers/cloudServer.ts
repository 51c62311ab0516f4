import type { IncomingMessage } from 'node:http';
import { listen } from '../mistral/listen.ts';

/** What the two services would say; `well` means that they do what they are asked. */
export type Mood = 'well' | 'unknown' | 'forbidden' | 'signed out';

export interface CloudServer {
  readonly url: string;
  value: string;
  mood: Mood;
  stop(): Promise<void>;
}

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

/** Google's and Amazon's secret services with one secret between them, for the vendors' real tools to talk to. */
export async function cloudServer(): Promise<CloudServer> {
  const state: { value: string; mood: Mood } = { value: '', mood: 'well' };
  const server = await listen(async (request, body, response) => {
    const operation = `${request.headers['x-amz-target'] ?? ''}`.split('.')[1];
    const given = body.length === 0 ? {} : JSON.parse(body.toString());
    const reply = operation === undefined ? google(request, given, state) : amazon(operation, given, state);
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
    response.end(JSON.stringify(reply.body));
  });
  return Object.assign(state, { url: server.url, stop: server.stop });
}

type State = { value: string; mood: Mood };

const amazonRefusals: Readonly<Record<Exclude<Mood, 'well'>, string>> = {
  unknown: 'ResourceNotFoundException',
  forbidden: 'AccessDeniedException',
  'signed out': 'UnrecognizedClientException',
};

function amazon(operation: string, given: { SecretString?: string }, state: State): Reply {
  if (state.mood !== 'well') {
    const type = amazonRefusals[state.mood];
    return { status: 400, headers: { 'x-amzn-errortype': type }, body: { __type: type, Message: 'no' } };
  }
  if (operation === 'PutSecretValue') state.value = given.SecretString ?? '';
  const known = { ARN: 'arn', Name: 'mistral', VersionId: 'one' };
  return { status: 200, body: operation === 'PutSecretValue' ? known : { ...known, SecretString: state.value } };
}

const googleRefusals: Readonly<Record<Exclude<Mood, 'well'>, readonly [number, string]>> = {
  unknown: [404, 'NOT_FOUND'],
  forbidden: [403, 'PERMISSION_DENIED'],
  'signed out': [401, 'UNAUTHENTICATED'],
};

function google({ method }: IncomingMessage, given: { payload?: { data: string } }, state: State): Reply {
  if (state.mood !== 'well') {
    const [code, status] = googleRefusals[state.mood];
    return { status: code, body: { error: { code, status, message: 'no' } } };
  }
  const name = 'projects/1/secrets/mistral-key/versions/1';
  if (method === 'POST') {
    state.value = Buffer.from(given.payload?.data ?? '', 'base64').toString();
    return { status: 200, body: { name, state: 'ENABLED', clientSpecifiedPayloadChecksum: true } };
  }
  const data = Buffer.from(state.value);
  return { status: 200, body: { name, payload: { data: data.toString('base64'), dataCrc32c: `${crc32c(data)}` } } };
}

/** Castagnoli's, which the tool checks. */
function crc32c(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

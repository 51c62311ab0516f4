import type { IncomingHttpHeaders } from 'node:http';
import { encodedForms } from './encodedForms.ts';
import type { PlayedHost } from './keyring.ts';

/** One request as it arrived, byte for byte. */
export type Received = {
  readonly host: PlayedHost;
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  /** How it went on: a client that leaves before the answer is complete has hung up. */
  outcome: 'answering' | 'answered' | 'hung up';
  /** From `performance.now()`, once it is over. */
  endedAt?: number;
};

export function createRecorder() {
  const requests: Received[] = [];
  return {
    add: (request: Received) => void requests.push(request),
    all: (): readonly Received[] => requests,
    /** Whether this text ever arrived: in a path, a header or a body, plain or in a common encoding. */
    everReceived: (text: string): boolean => requests.some((request) => encodedForms(text).foundIn(bytesOf(request))),
  };
}

function bytesOf({ method, url, rawHeaders, body }: Received): Buffer {
  const head = `${method} ${url.pathname}${url.search}\n${rawHeaders.join('\n')}\n`;
  return Buffer.concat([Buffer.from(head, 'utf8'), body]);
}

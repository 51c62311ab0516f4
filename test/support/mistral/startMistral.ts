import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AdminHeader } from './admission.ts';
import type { World } from './exchange.ts';
import type { PlayedHost } from './keyring.ts';
import { createKeyring } from './keyring.ts';
import { listen } from './listen.ts';
import { play } from './play.ts';
import { createProgram } from './program.ts';
import type { Received } from './recorder.ts';
import { createRecorder } from './recorder.ts';
import { send } from './send.ts';

export type PlayerOptions = {
  readonly adminHeader?: AdminHeader;
  readonly propagationMs?: number;
  readonly maxExpiryDays?: number;
  readonly now?: () => number;
};

export type Player = Awaited<ReturnType<typeof startMistral>>;

/** Plays Mistral on this machine: two hosts, one set of keys, and a strict eye on the contract. */
export async function startMistral(options: PlayerOptions = {}) {
  const { adminHeader = 'x-api-key', propagationMs = 0, now = Date.now } = options;
  const keyring = createKeyring({ now, propagationMs });
  const program = createProgram();
  const recorder = createRecorder();
  const violations: string[] = [];
  const world: World = { ...options, keyring, program, now };

  const answerAs = (host: PlayedHost) => async (message: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const request = receivedOf(host, message, body);
    recorder.add(request);
    response.once('close', () => conclude(request, response));
    const verdict = play(world, adminHeader, request);
    violations.push(...verdict.violations);
    await send(response, verdict.answer);
  };

  const api = await listen(answerAs('api'));
  const codestral = await listen(answerAs('codestral'));
  return {
    url: api.url,
    codestralUrl: codestral.url,
    keys: keyring,
    next: program.next,
    always: program.always,
    script: program.script,
    received: recorder.all,
    everReceived: recorder.everReceived,
    violations: (): readonly string[] => violations,
    /** Throws with everything that was not as the contract says. */
    expectNoViolations: (): void => {
      if (violations.length > 0) throw new Error(`Against the contract:\n${violations.join('\n')}`);
    },
    stop: async (): Promise<void> => {
      await Promise.all([api.stop(), codestral.stop()]);
    },
  };
}

function receivedOf(host: PlayedHost, { method = '', url = '', headers, rawHeaders }: IncomingMessage, body: Buffer) {
  const request: Received = {
    host,
    method,
    url: new URL(`http://player${url}`),
    headers,
    rawHeaders,
    body,
    outcome: 'answering',
  };
  return request;
}

function conclude(request: Received, response: ServerResponse): void {
  request.outcome = response.writableFinished ? 'answered' : 'hung up';
  request.endedAt = performance.now();
}

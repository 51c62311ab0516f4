import { judgeServer } from '#core/mistral/allowedServer.ts';
import type { Answer, Call } from '#core/mistral/api.ts';
import { mistralHosts } from '#core/mistral/hosts.ts';
import { fail, ok } from '#core/result.ts';
import type { Deadline } from './deadline.ts';
import { startDeadline } from './deadline.ts';
import { meaningOf } from './thrown.ts';

/** What one request is made with, after the server was judged. The raw key lives as long as this does. */
export type Connection = { readonly server: string; readonly rawKey: string; readonly deadline: Deadline };

export type Limits = { readonly timeoutMs: number; readonly alsoAllowed: readonly string[] };

/** Runs `work` under the law of every call: a judged server, a deadline, and failures as data. */
export async function perform<Value>(
  call: Call,
  limits: Limits,
  work: (connection: Connection) => Promise<Value>,
): Answer<Value> {
  return connect(call, limits, async (connection) => {
    try {
      return ok(await work(connection));
    } catch (thrown) {
      return fail(meaningOf(thrown, connection));
    } finally {
      connection.deadline.end();
    }
  });
}

/** For work that outlives its first answer, and therefore ends the deadline itself. */
export async function connect<Value>(
  call: Call,
  limits: Limits,
  work: (connection: Connection) => Answer<Value>,
): Answer<Value> {
  const server = judgeServer(call.host ?? mistralHosts.global.url, limits.alsoAllowed);
  if (server.verdict === 'refused') return fail({ kind: 'server-refused', reason: server.reason });
  return work({
    server: server.url,
    rawKey: call.key.revealFor('mistral request'),
    deadline: startDeadline(call.timeoutMs ?? limits.timeoutMs, call.signal),
  });
}

import type { Traffic } from '#core/guard/conversation.ts';
import type { GuardEnding } from '#core/guard/event.ts';
import { isEnding, reasonsIn } from '#core/guard/event.ts';
import type { Piece } from '#core/guard/redact/restore.ts';
import type { Reason } from '#core/guard/verdict.ts';
import type { Secret } from '#core/vault/secret.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Look } from './lookAhead.ts';
import type { Observed } from './observe.ts';
import { observedPorts } from './observe.ts';

export interface Exchanged {
  readonly ending: GuardEnding;
  readonly reasons: readonly Reason[];
  readonly observed: Observed;
}

export interface Exchange {
  readonly look: Look;
  readonly key: Secret;
  readonly host: string;
  readonly accepted: boolean;
  readonly traffic: Traffic;
  readonly signal: AbortSignal;
  /** More of the reply, checked and with its values back. */
  shown(pieces: readonly Piece[]): void;
  /** The server asked for a pause, and the pipeline may wait for its end. */
  paused(until: number): void;
}

/** One message through the pipeline. It ends the moment it is stopped, whatever the network is doing. */
export async function exchange(services: Services, asked: Exchange): Promise<Exchanged> {
  const { send } = await services.guard.machine();
  const { ports, observed } = observedPorts(services, asked.paused);
  const { look, key, host, accepted, traffic, signal } = asked;
  const conversation = { ...look.conversation, call: { key, host } };
  const reasons: Reason[] = [];

  async function read(): Promise<GuardEnding> {
    for await (const event of send({ prepared: look.prepared, conversation, accepted }, traffic, ports, signal)) {
      reasons.push(...reasonsIn(event));
      if (isEnding(event)) return event;
      if (event.kind === 'shown' && !signal.aborted) asked.shown(event.pieces);
    }
    return cancelled;
  }

  return { ending: await Promise.race([read(), stopped(signal)]), reasons, observed };
}

const cancelled: GuardEnding = { kind: 'failed', error: { kind: 'cancelled' } };

const stopped = (signal: AbortSignal): Promise<GuardEnding> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(cancelled);
    signal.addEventListener('abort', () => resolve(cancelled), { once: true });
  });

import { setImmediate } from 'node:timers/promises';
import type { Asked, DoubtfulTool } from '#core/guard/background.ts';
import type { Conversation } from '#core/guard/conversation.ts';
import type { GuardEnding, GuardEvent } from '#core/guard/event.ts';
import { isEnding } from '#core/guard/event.ts';
import { textOf } from '#core/guard/redact/restore.ts';
import type { Sending } from '#core/guard/sending.ts';
import { gravest } from '#core/guard/verdict.ts';
import type { ToolCall } from '#core/mistral/tool.ts';
import type { Grant } from '#core/vault/choose.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Obstacle } from './obstacle.ts';
import { obstacleNow } from './obstacle.ts';

export type Ending = GuardEnding | { kind: 'obstacle'; obstacle: Obstacle };

type Warning = Extract<GuardEvent, { kind: 'asking' }>;

/** Who is told while it goes on. */
export interface Asker {
  shown(text: string): void;
  /** Nobody, where no tools were offered. */
  called?(call: ToolCall): void;
  /** A warning asks once. */
  accepts(warning: Warning): Promise<boolean>;
  /** The words of tools that were asked about: an agent sends them with its every step. */
  readonly trustedTools?: Set<string>;
}

/** One question through the same pipeline as the chat's. It ends the moment it is cancelled, whatever the network does. */
export async function ask(services: Services, asked: Asked, asker: Asker, signal: AbortSignal): Promise<Ending> {
  const clear = obstacleNow(services, asked.model);
  if (!clear.ok) return { kind: 'obstacle', obstacle: clear.error };
  const { record } = clear.value.key;
  const { send } = await services.guard.machine();
  const { doubtful, ...unkeyed } = await unkeyedOf(services, asked, clear.value, asker.trustedTools);
  const traffic = await services.guard.traffic(record.host, clear.value.profile);
  const done = await services.vault.withKey(record.id, async (key) => {
    const conversation = { ...unkeyed.conversation, call: { key, host: record.host } };
    const run = (accepted: boolean) =>
      read(send({ ...unkeyed, conversation, accepted }, traffic, portsOf(services), signal), asker);
    const trusting = async (warning: Warning): Promise<boolean> => {
      const accepted = await asker.accepts(warning);
      if (accepted) for (const { words } of doubtful) asker.trustedTools?.add(words);
      return accepted;
    };
    return Promise.race([askTwice(run, trusting), aborted(signal)]);
  });
  if (!done.ok) return { kind: 'obstacle', obstacle: 'unreadable' };
  if (done.value.kind === 'failed') await services.vault.noteFailure(record.id, done.value.error);
  return done.value;
}

interface Unkeyed extends Pick<Sending, 'prepared'> {
  readonly conversation: Omit<Conversation, 'call'>;
  readonly doubtful: readonly DoubtfulTool[];
}

async function unkeyedOf(
  { guard }: Services,
  asked: Asked,
  { key, profile }: Grant,
  trusted?: ReadonlySet<string>,
): Promise<Unkeyed> {
  const { backgroundOf, prepareSteps, unhurried, shippedModel } = await guard.machine();
  const { policy } = guard.policy();
  const vocabulary = guard.newVocabulary();
  const recognisers = await guard.recognisers();
  const context = { model: shippedModel(), recognisers, vocabulary, tokenCorrection: 1 };
  const { systemPrompt, history, tools, verdict, ...rest } = backgroundOf(asked, context, policy);
  const doubtful = rest.doubtful.filter(({ words }) => !trusted?.has(words));
  const prepared = await unhurried(prepareSteps(asked.draft, context, policy), setImmediate);
  return {
    prepared: { ...prepared, verdict: gravest([prepared.verdict, verdict, ...doubtful.map((each) => each.verdict)]) },
    doubtful,
    conversation: {
      model: asked.model,
      systemPrompt,
      history,
      tools,
      ...(asked.toolChoice && { toolChoice: asked.toolChoice }),
      vocabulary,
      recognisers,
      policy,
      keyId: key.record.id,
      profile: profile.id,
      workspace: guard.workspace,
      via: 'model',
    },
  };
}

const portsOf = ({ mistral, clock, random, guard }: Services) => ({
  api: mistral,
  clock,
  random,
  record: guard.record,
});

async function askTwice(
  run: (accepted: boolean) => Promise<GuardEnding>,
  accepts: Asker['accepts'],
): Promise<GuardEnding> {
  const first = await run(false);
  return first.kind === 'asking' && (await accepts(first)) ? run(true) : first;
}

async function read(events: AsyncIterable<GuardEvent>, asker: Asker): Promise<GuardEnding> {
  for await (const event of events)
    if (isEnding(event)) return event;
    else if (event.kind === 'called') asker.called?.(event.call);
    else asker.shown(textOf(event.pieces));
  return cancelled;
}

const cancelled: GuardEnding = { kind: 'failed', error: { kind: 'cancelled' } };

const aborted = (signal: AbortSignal): Promise<GuardEnding> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(cancelled);
    signal.addEventListener('abort', () => resolve(cancelled), { once: true });
  });

import { setImmediate } from 'node:timers/promises';
import { historyOf } from '#core/chat/thread.ts';
import type { Conversation } from '#core/guard/conversation.ts';
import type { Draft } from '#core/guard/input/validate.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import type { Prepared } from '#core/guard/prepare.ts';
import type { EntityType } from '#core/guard/redact/entity.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import type { Assessed } from '#core/guard/stage.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Attachment } from './attachments.ts';
import { systemPromptOf } from './instructions.ts';
import type { Ready } from './ready.ts';
import { canChange, redactKey } from './redactKey.ts';
import type { ChatState } from './state.ts';

export interface Look {
  /** As it stands in the composer and in the files; it goes no further than this machine. */
  readonly draft: Draft;
  readonly prepared: Assessed<Prepared>;
  readonly conversation: Omit<Conversation, 'call'>;
}

/** A message as the pipeline sees it: the preview and the sending are made of the same. */
export async function lookAhead(
  services: Services,
  state: ChatState,
  ready: Ready,
  { text, vocabulary, history = state.thread }: { text: string; vocabulary: Vocabulary; history?: ChatState['thread'] },
): Promise<Look> {
  const policy = allowing(ready, state.allowedOnce);
  const { recognisers } = ready;
  const draft: Draft = { text, attachments: await readAll(state.attachments) };
  const { prepareSteps, unhurried, shippedModel } = await services.guard.machine();
  const context = { model: shippedModel(), recognisers, vocabulary, tokenCorrection: 1 };
  return {
    draft,
    prepared: await unhurried(prepareSteps(draft, context, policy), setImmediate),
    conversation: {
      model: ready.model,
      systemPrompt: systemPromptOf(services),
      temperature: services.settings.get('chat.temperature'),
      history: historyOf(history),
      vocabulary,
      recognisers,
      keyId: ready.key.record.id,
      profile: ready.profile.id,
      workspace: services.guard.workspace,
      policy,
    },
  };
}

/** The person lets something through with this one message, where that is theirs to decide. */
function allowing({ policy, decided }: Ready, once: ReadonlySet<EntityType>): Policy {
  const keys = [...once].filter((type) => canChange(type, decided.origin[redactKey(type)])).map(redactKey);
  return { ...policy, ...Object.fromEntries(keys.map((key) => [key, 'allow'])) };
}

/** Of two attachments with one name the model could not tell which is which; a file that is gone says so. */
const readAll = (attachments: readonly Attachment[]): Promise<Draft['attachments']> =>
  Promise.all(
    attachments.map(async ({ title, read }) => ({
      name: title,
      text: await read().catch(() => '(could not be read)'),
    })),
  );

import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Draft } from './input/validate.ts';
import type { LocalContext } from './local.ts';
import { checkLocally } from './local.ts';
import type { Policy } from './policy/policy.ts';
import type { Verdict } from './verdict.ts';
import { gravest } from './verdict.ts';

/** A question as VS Code or another extension puts it. Nothing of it has passed any stage, the earlier turns neither. */
export interface Asked {
  readonly model: string;
  /** Instructions that came along; the guard's own stand around them. */
  readonly system: string;
  readonly earlier: readonly { readonly role: 'user' | 'assistant'; readonly content: string }[];
  readonly draft: Draft;
}

export interface Background {
  readonly systemPrompt: string;
  readonly history: readonly ChatMessage[];
  /** What was let through with a warning once is not asked about at each turn anew; a block stays one. */
  readonly verdict: Verdict;
}

const instructions = 'You help with software. Answer correctly and briefly, with code in fenced blocks.';

/** Everything around the question, redacted with the same vocabulary: a value has one name in the whole request. */
export function backgroundOf({ system, earlier }: Asked, context: LocalContext, policy: Policy): Background {
  const instructed = checkLocally(system, 'typed', context, policy);
  const turns = earlier.map(({ role, content }) => ({
    role,
    ...checkLocally(content, 'typed', context, policy),
  }));
  const questions = turns.filter(({ role }) => role === 'user').map(({ verdict }) => verdict);
  return {
    systemPrompt: [instructions, instructed.value.redacted.text].filter(Boolean).join('\n\n'),
    history: turns.map(({ role, value }) => ({ role, content: value.redacted.text })),
    verdict: gravest([instructed.verdict, ...questions].filter(({ kind }) => kind === 'block')),
  };
}

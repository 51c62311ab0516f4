import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Tool, ToolCall } from '#core/mistral/tool.ts';
import { canonicalise } from './canonical/canonicalise.ts';
import type { Draft } from './input/validate.ts';
import type { LocalContext } from './local.ts';
import { checkLocally } from './local.ts';
import type { Policy } from './policy/policy.ts';
import { redact } from './redact/redact.ts';
import { mapRecord } from './strings.ts';
import type { Verdict } from './verdict.ts';
import { gravest } from './verdict.ts';

/** A question as VS Code or another extension puts it. Nothing of it has passed any stage, the earlier turns neither. */
export interface Asked {
  readonly model: string;
  /** Instructions that came along; the guard's own stand around them. */
  readonly system: string;
  readonly earlier: readonly Exclude<ChatMessage, { role: 'system' }>[];
  readonly draft: Draft;
  readonly tools?: readonly Tool[];
  readonly toolChoice?: 'auto' | 'required';
}

export interface Background {
  readonly systemPrompt: string;
  readonly history: readonly ChatMessage[];
  readonly tools: readonly Tool[];
  /** What was let through with a warning once is not asked about at each turn anew; a block stays one. */
  readonly verdict: Verdict;
}

const instructions = 'You help with software. Answer correctly and briefly, with code in fenced blocks.';

/** Everything around the question, redacted with the same vocabulary: a value has one name in the whole request. */
export function backgroundOf(
  { system, earlier, tools = [] }: Asked,
  context: LocalContext,
  policy: Policy,
): Background {
  const verdicts: Verdict[] = [];
  const redacted = (text: string): string =>
    redact(canonicalise(text), { ...context, source: 'typed' }, policy).value.text;
  const asked = (text: string): string => {
    const { value, verdict } = checkLocally(text, 'typed', context, policy);
    if (verdict.kind === 'block') verdicts.push(verdict);
    return value.redacted.text;
  };
  return {
    systemPrompt: [instructions, asked(system)].filter(Boolean).join('\n\n'),
    history: earlier.map((message) => ({
      ...message,
      content: message.role === 'user' ? asked(message.content) : redacted(message.content),
      ...('calls' in message && { calls: message.calls?.map((call) => withInput(call, redacted)) ?? [] }),
    })),
    tools: tools.map((tool) => ({ ...tool, ...withTexts(tool, redacted) })),
    verdict: gravest(verdicts),
  };
}

const withInput = (call: ToolCall, change: (text: string) => string): ToolCall => ({
  ...call,
  input: mapRecord(call.input, change),
});

/** A tool keeps its name: by that it is called. */
const withTexts = ({ description, parameters }: Tool, change: (text: string) => string) => ({
  description: change(description),
  parameters: mapRecord(parameters, change),
});

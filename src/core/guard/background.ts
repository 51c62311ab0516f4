import type { ChatMessage } from '#core/mistral/chat.ts';
import type { Tool, ToolCall } from '#core/mistral/tool.ts';
import { canonicalise } from './canonical/canonicalise.ts';
import { screen } from './injection/screen.ts';
import type { Draft } from './input/validate.ts';
import type { LocalContext } from './local.ts';
import { checkLocally } from './local.ts';
import type { Policy } from './policy/policy.ts';
import { redact } from './redact/redact.ts';
import { mapRecord, textsIn } from './strings.ts';
import type { Verdict } from './verdict.ts';
import { gravest, warn } from './verdict.ts';

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
  /** Tools whose own descriptions would take over. A person may know why; the program that brings them need not. */
  readonly doubtful: readonly DoubtfulTool[];
  /** What was let through with a warning once is not asked about at each turn anew; a block stays one. */
  readonly verdict: Verdict;
}

export interface DoubtfulTool {
  /** All that it tells a model: the same tool with other words is another one. */
  readonly words: string;
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
    doubtful: tools.flatMap((tool) => doubtsAbout(tool, context, policy)),
    verdict: gravest(verdicts),
  };
}

/** Tools give orders by nature, so only what would be stopped in a person's own words is doubted. */
function doubtsAbout(tool: Tool, context: LocalContext, policy: Policy): readonly DoubtfulTool[] {
  const words = textsIn([tool.name, tool.description, tool.parameters]).join('\n');
  const { verdict } = screen(canonicalise(words), { model: context.model, source: 'typed' }, policy);
  if (verdict.kind !== 'block') return [];
  const [first, ...rest] = verdict.reasons.map((reason) => ({ ...reason, source: { attachment: tool.name } }));
  return first === undefined ? [] : [{ words, verdict: warn(first, ...rest) }];
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

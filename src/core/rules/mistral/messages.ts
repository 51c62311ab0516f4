import { callsTo, written } from '../query.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { knownValue } from '../syntax/flow.ts';
import type { Source } from '../syntax/source.ts';
import { modelCalls } from './modelCall.ts';
import { option, optionsOf } from './options.ts';

/** What a message says, wherever in the file the message is put together. */
export interface Content {
  readonly role: 'system' | 'user' | 'assistant' | 'tool';
  readonly content: Expression;
}

const roleEntry = /\brole\b["']?\s*[:=]\s*["'](system|user|assistant|tool)["']/g;

/** `{ role, content }`, `ChatMessage(role=…, content=…)`, `SystemMessage(…)`, LangChain's pairs and the options that are instructions. */
export function contentsOf(source: Source): readonly Content[] {
  return [...byRole(source), ...byClass(source), ...byPair(source), ...byOption(source)];
}

export const systemContents = (source: Source): readonly Content[] =>
  contentsOf(source).filter(({ role }) => role === 'system');

function byRole(source: Source): readonly Content[] {
  return written(roleEntry)(source).flatMap(({ match, node }) => {
    const holder = climb(node, ['object', 'dictionary', 'call']);
    const message = holder === undefined ? undefined : source.read(holder);
    const entries = message?.kind === 'table' ? message.entries : message?.kind === 'call' ? message.named : [];
    const content = entries.find(({ key }) => key === 'content')?.value;
    return content === undefined ? [] : [{ role: match[1] as Content['role'], content }];
  });
}

const roleOfClass = { SystemMessage: 'system', UserMessage: 'user', HumanMessage: 'user' } as const;

function byClass(source: Source): readonly Content[] {
  return source.calls.flatMap(({ callee, read }) => {
    const role = roleOfClass[callee.split('.').at(-1) as keyof typeof roleOfClass];
    const call = role === undefined ? undefined : read();
    if (role === undefined || call === undefined) return [];
    const content = option(optionsOf(source, call), ['content'])?.value ?? call.args[0];
    return content === undefined || content.kind === 'table' ? [] : [{ role, content }];
  });
}

/** LangChain: `["system", "…"]` and `("system", "…")`. */
function byPair(source: Source): readonly Content[] {
  return written(/[[(]\s*["'](system|user|human)["']\s*,/g)(source).flatMap(({ match, node }) => {
    const holder = climb(node, ['array', 'tuple']);
    const pair = holder === undefined ? undefined : source.read(holder);
    if (pair?.kind !== 'list' || pair.items.length !== 2 || pair.items[1] === undefined) return [];
    return [{ role: match[1] === 'system' ? 'system' : 'user', content: pair.items[1] } as const];
  });
}

/** The AI SDK's `system`, an agent's or a conversation's `instructions`. */
function byOption(source: Source): readonly Content[] {
  const agents = callsTo(/\.agents\.(?:create|update)(?:_async)?$/)(source).map((call) => optionsOf(source, call));
  return [...modelCalls(source).map(({ options }) => options), ...agents].flatMap((options) => {
    const content = option(options, ['system', 'instructions'])?.value;
    return content === undefined ? [] : [{ role: 'system', content } as const];
  });
}

type SyntaxNode = ReturnType<Source['nodeAt']>;

function climb(node: SyntaxNode, types: readonly string[]): SyntaxNode | undefined {
  let at: SyntaxNode | null = node;
  for (let steps = 0; at !== null && steps < 5; steps++) {
    if (types.includes(at.type)) return at;
    at = at.parent;
  }
  return undefined;
}

/** Is this the answer of a model? `reply.choices[0].message.content`, a stream's delta, a conversation's outputs. */
export function isModelOutput(source: Source, expression: Expression): boolean {
  if (expression.kind !== 'member') return isAiSdkText(source, expression);
  const path = outline(expression);
  if (/(?:^|\.)choices\b.*\.(?:message|delta)\b/.test(path) || /(?:^|\.)outputs\b.*\.content\b/.test(path))
    return !isForeignReply(source, expression);
  return isAiSdkText(source, expression) || isLangChainContent(source, expression);
}

/** The members of a chain with the computed ones left out: `reply.choices.message.content`. */
function outline(expression: Expression): string {
  if (expression.kind === 'member')
    return `${outline(expression.object)}${expression.name === '' ? '' : `.${expression.name}`}`;
  return pathOf(expression) ?? '';
}

function root(expression: Expression): Expression {
  return expression.kind === 'member' ? root(expression.object) : expression;
}

/** OpenAI answers in the same shape; its client calls `chat.completions.create`. */
function isForeignReply(source: Source, expression: Expression): boolean {
  const reply = knownValue(source, root(expression));
  return reply.kind === 'call' && /\.completions\.create$/.test(pathOf(reply.callee) ?? '');
}

/** `const { text } = await generateText(…)`, `result.text`. */
function isAiSdkText(source: Source, expression: Expression): boolean {
  if (expression.kind !== 'member' || !['text', 'textStream'].includes(expression.name)) return false;
  return isOneOf(source, knownValue(source, expression.object), 'ai sdk');
}

function isOneOf(source: Source, value: Expression, library: string): boolean {
  return (
    value.kind === 'call' && modelCalls(source).some((each) => each.library === library && isSame(each.call, value))
  );
}

const isSame = (one: Call, other: Call): boolean => one.start === other.start && one.end === other.end;

/** `(await llm.invoke(…)).content` where the file has a LangChain model of Mistral. */
function isLangChainContent(source: Source, expression: Expression): boolean {
  if (expression.kind !== 'member' || expression.name !== 'content') return false;
  const reply = knownValue(source, expression.object);
  if (reply.kind !== 'call' || !/\.a?invoke$/.test(pathOf(reply.callee) ?? '')) return false;
  return [...source.imports.values()].some(({ name }) => name === 'ChatMistralAI');
}

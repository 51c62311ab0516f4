import type { Call, Expression } from '../syntax/expression.ts';
import { partsOf, pathOf } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';
import { modelCalls } from './modelCall.ts';
import { makerOf } from './origin.ts';

/** Is this the answer of a model? `reply.choices[0].message.content`, a stream's delta, a conversation's outputs. */
export function isModelOutput(source: Source, expression: Expression): boolean {
  if (expression.kind === 'call') return isChainAnswer(source, expression);
  if (expression.kind !== 'member') return false;
  const path = outline(expression);
  if (/(?:^|\.)choices\b.*\.(?:message|delta)\b/.test(path) || /(?:^|\.)outputs\b.*\.content\b/.test(path))
    return !isForeignReply(source, expression);
  return isAiSdkText(source, expression) || isFrameworkText(source, expression);
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

const asks = /\.(?:a?invoke|a?predict|a?run|a?complete|a?chat|a?query|call)$/;

/** `(await llm.invoke(…)).content`, `llm.complete(…).text`, `llm.chat(…).message.content`, `chain.invoke(…)['result']`. */
function isFrameworkText(source: Source, { object, name }: Extract<Expression, { kind: 'member' }>): boolean {
  if (!/^(?:content|text|message|response|result|answer|output|output_text)$/.test(name)) return false;
  const reply = knownValue(source, object);
  return reply.kind === 'call' && asks.test(pathOf(reply.callee) ?? '') && asksModel(source, reply);
}

/** What a chain that ends in a parser of text gives back is the text itself. */
function isChainAnswer(source: Source, call: Call): boolean {
  return /\.(?:a?invoke|a?predict|a?run)$/.test(pathOf(call.callee) ?? '') && asksModel(source, call, 'chain');
}

/** Is the receiver a model of Mistral's from LangChain or LlamaIndex, or something that was built around one? */
function asksModel(source: Source, { callee }: Call, what: 'any' | 'chain' = 'any'): boolean {
  if (callee.kind !== 'member') return false;
  const receiver = knownValue(source, callee.object);
  if (what === 'chain') return !isModel(source, receiver) && holdsModel(source, receiver, 4);
  return holdsModel(source, receiver, 4) || (isOutOfSight(receiver) && importsModel(source));
}

function isModel(source: Source, value: Expression): boolean {
  const path = value.kind === 'call' ? pathOf(value.callee) : undefined;
  return path !== undefined && !/Embedding/.test(path) && isFramework(makerOf(source, path)?.library);
}

const isFramework = (library: string | undefined): boolean => library === 'langchain' || library === 'llamaindex';

/** A model that another function makes, in a file that imports Mistral's. */
const isOutOfSight = (receiver: Expression): boolean =>
  receiver.kind === 'name' ||
  receiver.kind === 'member' ||
  (receiver.kind === 'call' && receiver.callee.kind === 'name' && /^[a-z_]/.test(receiver.callee.name));

const importsModel = (source: Source): boolean =>
  [...source.imports.values()].some(({ name }) => name === 'ChatMistralAI' || name === 'MistralAI');

function holdsModel(source: Source, value: Expression, steps: number): boolean {
  if (isModel(source, value)) return true;
  if (steps === 0) return false;
  const parts = value.kind === 'member' ? [value.object] : partsOf(value);
  return parts.some((part) => holdsModel(source, knownValue(source, part), steps - 1));
}

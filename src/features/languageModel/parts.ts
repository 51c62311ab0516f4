import type * as vscode from 'vscode';
import type { ToolCall } from '#core/mistral/tool.ts';

/** What one message holds, as far as the guard can look at it. */
export interface Parts {
  readonly texts: readonly string[];
  readonly calls: readonly ToolCall[];
  readonly results: readonly { readonly callId: string; readonly text: string }[];
  /** An image, or something newer than this program. */
  readonly other: boolean;
}

export function partsOf({ content }: Pick<vscode.LanguageModelChatRequestMessage, 'content'>): Parts {
  const parts = content.filter((part) => !isHousekeeping(part));
  return {
    texts: parts.filter(isText).map(({ value }) => value),
    calls: parts.filter(isCall).map(({ callId, name, input }) => ({ id: callId, name, input: { ...input } })),
    results: parts.filter(isResult).map((result) => ({ callId: result.callId, text: textOf(result) })),
    other: parts.some((part) => !isText(part) && !isCall(part) && !isResult(part)),
  };
}

/** For counting: everything in it. */
export function textIn(message: vscode.LanguageModelChatRequestMessage): string {
  const { texts, calls, results } = partsOf(message);
  return [...texts, ...calls.map((call) => JSON.stringify(call)), ...results.map(({ text }) => text)].join('\n');
}

/** A part is told by what it holds: another extension's need not be of this window's class. */
const has = <Name extends string>(part: unknown, name: Name): part is Record<Name, unknown> =>
  typeof part === 'object' && part !== null && name in part;

const isText = (part: unknown): part is vscode.LanguageModelTextPart =>
  has(part, 'value') && typeof part.value === 'string';

const isCall = (part: unknown): part is vscode.LanguageModelToolCallPart =>
  has(part, 'callId') && has(part, 'name') && has(part, 'input');

const isResult = (part: unknown): part is vscode.LanguageModelToolResultPart =>
  has(part, 'callId') && has(part, 'content') && Array.isArray(part.content);

const isData = (part: unknown): part is vscode.LanguageModelDataPart =>
  has(part, 'mimeType') && typeof part.mimeType === 'string' && has(part, 'data') && part.data instanceof Uint8Array;

/** Notes that VS Code's own chat writes to providers, and that mean nothing to a model. */
const isHousekeeping = (part: unknown): boolean =>
  isData(part) && ['cache_control', 'stateful_marker'].includes(part.mimeType);

const textOf = ({ content }: vscode.LanguageModelToolResultPart): string => content.map(resultText).join('\n');

/** To refuse the result would end the work of an agent; that something is missing is said to the model instead. */
function resultText(part: unknown): string {
  if (isText(part)) return part.value;
  if (isData(part)) return /^text\/|json$/.test(part.mimeType) ? new TextDecoder().decode(part.data) : leftOut;
  return has(part, 'value') ? JSON.stringify(part.value) : leftOut;
}

const leftOut = '(something that is not text was left out)';

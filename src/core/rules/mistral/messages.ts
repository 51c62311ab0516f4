import { callsTo, written } from '../query.ts';
import type { Expression } from '../syntax/expression.ts';
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
    const name = callee
      .replace(/PromptTemplate\.(?:from_template|fromTemplate)$/, '')
      .split('.')
      .at(-1);
    const role = roleOfClass[name as keyof typeof roleOfClass];
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

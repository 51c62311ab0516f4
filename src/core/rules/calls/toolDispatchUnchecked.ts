import { say } from '#core/say.ts';
import { beforeStatement } from '../fix/statement.ts';
import { quoted, styleOf } from '../fix/style.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { both, callRule } from '../rule.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import type { Search } from '../syntax/flow.ts';
import { flowsInto } from '../syntax/flow.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

/** A call of something that the model named. */
interface Dispatch {
  readonly call: Call;
  readonly table: Expression | undefined;
  readonly name: Expression;
}

export const toolDispatchUnchecked = callRule({
  id: 'call/tool-dispatch-unchecked',
  languages: both,
  severity: 'warning',
  title: 'The model chooses what is called',
  why:
    'The name of the tool is text from the model: it can be anything, also the name of something you never offered. Look it up in a ' +
    'list of yours, refuse what is not in it, and check the arguments against a schema before the call.',
  risk: 'LLM06:2025 Excessive Agency',
  where: speaksToMistral,
  query: dispatches,
  filter: ({ call, name }, source) =>
    isChecked(source, call, name)
      ? undefined
      : {
          span: { start: call.callee.start, end: call.callee.end },
          message: say('The model names what is called here. Refuse names you did not offer.'),
        },
  fix: ({ call, table, name }, source) => {
    const guard = table === undefined ? undefined : guardBefore(source, call, table, name);
    return guard === undefined
      ? []
      : [{ title: say('Refuse names that were not offered'), safe: true, edits: [guard] }];
  },
  docs: {
    bad: { language: 'python', code: 'result = tools[call.function.name](**json.loads(call.function.arguments))' },
    good: {
      language: 'python',
      code: 'if call.function.name not in tools:\n    raise ValueError("unknown tool")\nresult = tools[call.function.name](**arguments)',
    },
  },
});

/** Called at once, through a name, or as a tool that knows how it is run. */
const calledSo = /[\])]$|[\])]\.(?:a?invoke|a?run|execute|call|func|fn|handler)$/;
/** Functions that call what they are given. */
const callers = /^(?:(?:functools\.)?partial|asyncio\.to_thread|(?:\w+\.)*(?:submit|run_in_executor))$/;

function dispatches(source: Source): readonly Dispatch[] {
  return source.calls.flatMap((site) => {
    const isOne = source.bindings.has(site.callee) || calledSo.test(site.callee) || callers.test(site.callee);
    const call = isOne ? site.read() : undefined;
    return call === undefined ? [] : calledIn(source, call).flatMap((callee) => dispatch(source, call, callee));
  });
}

function calledIn(source: Source, { callee, args }: Call): readonly Expression[] {
  if (callers.test(pathOf(callee) ?? '')) return args.map((arg) => knownValue(source, arg));
  const called = knownValue(source, callee);
  return called.kind === 'member' && called.index === undefined ? [knownValue(source, called.object)] : [called];
}

function dispatch(source: Source, call: Call, callee: Expression): readonly Dispatch[] {
  const found = lookup(callee);
  return found !== undefined && isToolName(source, found.name) ? [{ call, ...found }] : [];
}

/** `tools[name]`, `globals()[name]`, `getattr(module, name)`. */
function lookup(callee: Expression): Omit<Dispatch, 'call'> | undefined {
  if (callee.kind === 'member' && callee.index !== undefined && callee.name === '')
    return { table: callee.object.kind === 'call' ? undefined : callee.object, name: callee.index };
  if (callee.kind !== 'call' || pathOf(callee.callee) !== 'getattr' || callee.args[1] === undefined) return undefined;
  return { table: undefined, name: callee.args[1] };
}

const toolName = /(?:^|\.)function\.name$|(?:tool_?call|toolCall|call)\w*\.name$/;
/** What the name was given elsewhere is not seen here: in a cell before, or by a caller. */
const namedSo = /^(?:function|func|fn|tool)_?(?:call_?)?name$/i;

function isToolName(source: Source, name: Expression): boolean {
  const wanted: Search['wanted'] = (each, held) =>
    toolName.test(pathOf(each) ?? '') ||
    endsWithFunctionName(each) ||
    (each.kind === 'name' && held?.by !== 'values' && namedSo.test(each.name));
  return flowsInto(source, name, { wanted }) !== undefined;
}

const endsWithFunctionName = (each: Expression): boolean =>
  each.kind === 'member' && each.name === 'name' && each.object.kind === 'member' && each.object.name === 'function';

/** Somebody asked before whether it is there: `name in tools`, `tools.has(name)`, or looked at what the table gave. */
function isChecked(source: Source, call: Call, name: Expression): boolean {
  const routine = source.routineAt(call.start);
  const before = source.text.slice(routine?.start ?? 0, call.start);
  const written = literally(source, name);
  const called = literally(source, call.callee);
  return new RegExp(
    `${written}\\s+(?:not\\s+)?in\\s|(?:hasOwn|hasOwnProperty|has|includes)\\([^)]*${written}|${written}\\s*={2,3}|` +
      `\\b(?:if|not|typeof|callable)[\\s(!]*${called}\\b|!${called}\\b|\\b${called}\\s*(?:is\\s+(?:not\\s+)?None|[=!]==?\\s*(?:undefined|null))`,
  ).test(before);
}

const literally = (source: Source, { start, end }: Expression): string =>
  source.text.slice(start, end).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function guardBefore(source: Source, call: Call, table: Expression, name: Expression) {
  const [tools, tool] = [table, name].map(({ start, end }) => source.text.slice(start, end));
  const { indent, semicolon } = styleOf(source);
  const message = quoted(source, 'The model asked for a tool that was not offered.');
  const lines =
    source.family === 'python'
      ? [`if ${tool} not in ${tools}:`, `${indent}raise ValueError(${message})`]
      : [`if (!Object.hasOwn(${tools}, ${tool})) throw new Error(${message})${semicolon}`];
  return beforeStatement(source, call.start, lines);
}

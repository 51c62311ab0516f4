import { beforeStatement } from '../fix/statement.ts';
import { quoted, styleOf } from '../fix/style.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { both, callRule } from '../rule.ts';
import type { Call, Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { flowsInto, knownValue } from '../syntax/flow.ts';
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
          message: 'The model names what is called here. Refuse names you did not offer.',
        },
  fix: ({ call, table, name }, source) => {
    const guard = table === undefined ? undefined : guardBefore(source, call, table, name);
    return guard === undefined ? [] : [{ title: 'Refuse names that were not offered', safe: true, edits: [guard] }];
  },
  docs: {
    bad: { language: 'python', code: 'result = tools[call.function.name](**json.loads(call.function.arguments))' },
    good: {
      language: 'python',
      code: 'if call.function.name not in tools:\n    raise ValueError("unknown tool")\nresult = tools[call.function.name](**arguments)',
    },
  },
});

function dispatches(source: Source): readonly Dispatch[] {
  return source.calls.flatMap((site) => {
    const isNamed = source.bindings.has(site.callee);
    const call = isNamed || /\]$|\)$/.test(site.callee) ? site.read() : undefined;
    if (call === undefined) return [];
    const found = lookup(knownValue(source, call.callee));
    return found !== undefined && isToolName(source, found.name) ? [{ call, ...found }] : [];
  });
}

/** `tools[name]`, `globals()[name]`, `getattr(module, name)`. */
function lookup(callee: Expression): Omit<Dispatch, 'call'> | undefined {
  if (callee.kind === 'member' && callee.index !== undefined && callee.name === '')
    return { table: callee.object.kind === 'call' ? undefined : callee.object, name: callee.index };
  if (callee.kind !== 'call' || pathOf(callee.callee) !== 'getattr' || callee.args[1] === undefined) return undefined;
  return { table: undefined, name: callee.args[1] };
}

const toolName = /(?:^|\.)function\.name$|(?:tool_?call|toolCall|call)\w*\.name$/;

function isToolName(source: Source, name: Expression): boolean {
  return (
    flowsInto(source, name, { wanted: (each) => toolName.test(pathOf(each) ?? '') || endsWithFunctionName(each) }) !==
    undefined
  );
}

const endsWithFunctionName = (each: Expression): boolean =>
  each.kind === 'member' && each.name === 'name' && each.object.kind === 'member' && each.object.name === 'function';

/** Somebody asked before whether it is there: `name in tools`, `tools.has(name)`, `Object.hasOwn(tools, name)`. */
function isChecked(source: Source, call: Call, name: Expression): boolean {
  const routine = source.routineAt(call.start);
  const before = source.text.slice(routine?.start ?? 0, call.start);
  const written = source.text.slice(name.start, name.end).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `${written}\\s+(?:not\\s+)?in\\s|(?:hasOwn|hasOwnProperty|has|includes)\\([^)]*${written}|${written}\\s*={2,3}`,
  ).test(before);
}

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

import type { Node, QueryMatch } from '@vscode/tree-sitter-wasm';
import { partNodes, spanOf } from '../syntax/reader.ts';
import type { Span } from '../syntax/span.ts';
import type { Argument, Given, NamedText, PlainCall, PlainFile, PlainSource, PlainText } from './source.ts';

/** Sorts what the language's query found. */
export function gatherPlain(file: PlainFile, matches: readonly QueryMatch[]): PlainSource {
  const found = matches.map(({ captures }) => new Map(captures.map(({ name, node }) => [name, node])));
  const each = <Value>(make: (nodes: ReadonlyMap<string, Node>) => Value | undefined): readonly Value[] =>
    found.flatMap((nodes) => make(nodes) ?? []);
  const texts = each((nodes) => textIn(file.text, nodes.get('text')));
  const comments = each((nodes) => nodes.get('comment')).map(spanOf);
  const named = each((nodes) => namedIn(file.text, nodes));
  const constants = new Map(named.map(({ name, text }) => [name, text]));
  return {
    ...file,
    code: blanked(file.text, [...comments, ...texts.map(inner)]),
    texts,
    named,
    given: found.flatMap(givenIn),
    calls: each((nodes) => callIn(file.text, nodes, constants)),
  };
}

const quotes = /^(?:\$@|@\$|\$|@)?(?:"""|["'`])|(?:"""|["'`])$/g;

function textIn(text: string, node: Node | undefined): PlainText | undefined {
  if (node === undefined) return undefined;
  const { start, end } = spanOf(node);
  return { start, end, value: text.slice(start, end).replace(quotes, '') };
}

function namedIn(text: string, nodes: ReadonlyMap<string, Node>): NamedText | undefined {
  const [name, value] = [nodes.get('name'), textIn(text, nodes.get('value'))];
  return name === undefined || value === undefined ? undefined : { name: name.text, text: value };
}

/** `answer, err := …` gives a value to both. */
function givenIn(nodes: ReadonlyMap<string, Node>): readonly Given[] {
  const [target, value] = [nodes.get('target') ?? nodes.get('name'), nodes.get('given') ?? nodes.get('value')];
  if (target === undefined || value === undefined) return [];
  return target.text.split(',').map((name) => ({ name: name.trim(), ...spanOf(value) }));
}

const longestCallee = 400;

function callIn(
  text: string,
  nodes: ReadonlyMap<string, Node>,
  constants: ReadonlyMap<string, PlainText>,
): PlainCall | undefined {
  const [call, args, command] = [nodes.get('call'), nodes.get('args'), nodes.get('callee')];
  if (call === undefined) return undefined;
  const span = spanOf(call);
  const calleeEnd = args?.startIndex ?? command?.endIndex ?? span.end;
  const callee = withoutArguments(text.slice(Math.max(span.start, calleeEnd - longestCallee), calleeEnd));
  const passed = args === undefined ? partNodes(call).slice(1) : partNodes(args);
  return { ...span, callee, args: passed.map((node) => argumentOf(text, node, constants)) };
}

/** `A.builder().apiKey(key).build` becomes `A.builder().apiKey().build`: only names say what is called. */
function withoutArguments(callee: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of callee) {
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (depth === 0 && !/\s/.test(letter)) kept += letter;
    if (letter === '(') depth++;
  }
  return kept;
}

function argumentOf(text: string, node: Node, constants: ReadonlyMap<string, PlainText>): Argument {
  const { start, end } = spanOf(node);
  const written = text.slice(start, end);
  const literal = /^(?:\$@|@\$|\$|@)?["'`]/.test(written) ? textIn(text, node) : constants.get(written);
  return { start, end, literal: literal ?? quotedInside(text, node) };
}

/** C# wraps an argument, and names it: `apiKey: "…"`. */
function quotedInside(text: string, node: Node): PlainText | undefined {
  const last = node.type === 'argument' ? partNodes(node).at(-1) : undefined;
  return last !== undefined && /string/.test(last.type) ? textIn(text, last) : undefined;
}

const inner = ({ start, end }: Span): Span => ({ start: start + 1, end: Math.max(start + 1, end - 1) });

function blanked(text: string, spans: readonly Span[]): string {
  let at = 0;
  let code = '';
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    if (start < at) continue;
    code += text.slice(at, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    at = end;
  }
  return code + text.slice(at);
}

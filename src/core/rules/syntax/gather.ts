import type { Node, Query, QueryCapture, Tree } from '@vscode/tree-sitter-wasm';
import { groupBy } from '#core/groupBy.ts';
import type { Binding } from './bindings.ts';
import { bindingsOf } from './bindings.ts';
import type { Import } from './imports.ts';
import { importsOf } from './imports.ts';
import { familyOf } from './language.ts';
import { python } from './python.ts';
import type { Read } from './reader.ts';
import { partNodes, reader, spanOf } from './reader.ts';
import { requiredImport } from './required.ts';
import { returningByName } from './returns.ts';
import { nested, routineAt } from './routines.ts';
import { script } from './script.ts';
import type { Attribute, CallSite, FileText, Source } from './source.ts';

/** Runs the language's query over a tree and sorts what it found; nothing when `stop` said so first. */
export function gather(file: FileText, tree: Tree, query: Query, stop: () => boolean): Source | undefined {
  const { text, language } = file;
  const family = familyOf(language);
  const read = reader(family === 'python' ? python : script, text, stop);
  const found = collect(query, tree.rootNode, stop);
  if (found === undefined) return undefined;
  const bindings = lazily(() => byName(found.pairs.flatMap(([target, value]) => bindingsOf(target, value, read))));
  const routines = lazily(() => nested(found.routine));
  const at = (place: number) => routineAt(routines(), place);
  const returning = lazily(() => returningByName(routines(), found.returned, at, read));
  const required = found.pairs.filter(([, value]) =>
    requires.test(text.slice(value.startIndex, value.startIndex + 16)),
  );
  const imports = [
    ...found.import.flatMap((node) => importsOf(node, family)),
    ...required.flatMap(([target, value]) => bindingsOf(target, value, read)).flatMap(requiredImport),
  ];
  return {
    ...file,
    family,
    calls: found.calls.map(([node, callee]) => callSite(node, callee, text, read)),
    loops: found.loop.map((node) => ({ node, ...spanOf(node) })),
    attributes: found.attribute.map((node) => attributeOf(node, read)),
    get bindings() {
      return bindings();
    },
    imports: new Map(imports.map((each): [string, Import] => [each.local, each])),
    classes: new Set(found.class.map((node) => node.text)),
    get returning() {
      return returning();
    },
    routineAt: at,
    nodeAt: (at) => tree.rootNode.descendantForIndex(at) ?? tree.rootNode,
    read,
  };
}

/** Reading every assignment to find the two kinds that import would cost more than all the rules. */
const requires = /^\(?(?:await\s+)?(?:require|import)\b/;

const singles = ['loop', 'routine', 'returned', 'import', 'attribute', 'class'] as const;

function collect(query: Query, root: Node, stop: () => boolean) {
  const found = {
    calls: [] as [Node, Node][],
    pairs: [] as [Node, Node][],
    ...(Object.fromEntries(singles.map((name) => [name, []])) as unknown as Record<(typeof singles)[number], Node[]>),
  };
  // The runtime stops when this answers true, whatever its types say; what it found so far is no whole file.
  for (const { captures } of query.matches(root, { progressCallback: stop })) {
    const [first, second] = captures;
    if (first === undefined) continue;
    if (first.name === 'call' && second !== undefined) found.calls.push([first.node, second.node]);
    else if (second !== undefined) found.pairs.push(inOrder(first, second));
    else if (isSingle(first.name)) found[first.name].push(first.node);
  }
  return stop() ? undefined : found;
}

/** `with open(x) as file` names its target last. */
const inOrder = (first: QueryCapture, second: QueryCapture): [Node, Node] =>
  first.name === 'target' ? [first.node, second.node] : [second.node, first.node];

const isSingle = (name: string): name is (typeof singles)[number] => singles.some((each) => each === name);

/** Many files are looked at, few are asked where a name comes from. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function byName(bindings: readonly Binding[]): ReadonlyMap<string, readonly Binding[]> {
  return groupBy(bindings, ({ name }) => name);
}

function callSite(node: Node, callee: Node, text: string, read: Read): CallSite {
  return {
    start: node.startIndex,
    // Asking for an end goes through the runtime, and few calls are ever looked at.
    get end() {
      return node.endIndex;
    },
    callee: nameOf(callee, text),
    node,
    read: () => {
      const expression = read(node);
      return expression.kind === 'call' ? expression : undefined;
    },
  };
}

/** In a chain of calls each holds all those before it; what is called stands at the end. */
const longestCallee = 400;

function nameOf(callee: Node, text: string): string {
  const end = callee.endIndex;
  return text.slice(Math.max(callee.startIndex, end - longestCallee), end).replace(/\s+|[?!](?=\.)/g, '');
}

function attributeOf(node: Node, read: Read): Attribute {
  const [name, value] = partNodes(node);
  const inner = value?.type === 'jsx_expression' ? partNodes(value)[0] : value;
  return { ...spanOf(node), name: name?.text ?? '', value: inner === undefined ? undefined : read(inner) };
}

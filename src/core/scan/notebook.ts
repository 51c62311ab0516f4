import type { JsonNode } from './jsonStrings.ts';
import { parseJsonNode, unescapeJson } from './jsonStrings.ts';
import type { Part } from './part.ts';

/** The sources and outputs of a notebook's cells as people see them: unescaped, whole, and without images. */
export function notebookParts(text: string): readonly Part[] | undefined {
  const cells = member(parseJsonNode(text), 'cells');
  if (cells?.kind !== 'array') return undefined;
  return cells.items.flatMap((cell, index) => [
    ...partsFrom(text, [member(cell, 'source')], { index, part: 'source' }).map((part) => ({
      ...part,
      isCode: stringOf(text, member(cell, 'cell_type')) !== 'markdown',
    })),
    ...items(member(cell, 'outputs')).flatMap((output) => partsFrom(text, shownBy(output), { index, part: 'output' })),
  ]);
}

/** Streams have `text`, results have `data` by media type, errors have a message and a traceback. */
function shownBy(output: JsonNode): readonly (JsonNode | undefined)[] {
  const data = member(output, 'data');
  const texts =
    data?.kind === 'object' ? [...data.members].filter(([type]) => /^(?:text\/|application\/)/.test(type)) : [];
  return [
    member(output, 'text'),
    member(output, 'evalue'),
    member(output, 'traceback'),
    ...texts.map(([, shown]) => shown),
  ];
}

function partsFrom(
  text: string,
  nodes: readonly (JsonNode | undefined)[],
  cell: NonNullable<Part['cell']>,
): readonly Part[] {
  return nodes.flatMap((node) => {
    const strings = stringsIn(node);
    return strings.length === 0 ? [] : [{ ...joined(text, strings), cell }];
  });
}

type StringNode = Extract<JsonNode, { kind: 'string' }>;

function stringsIn(node: JsonNode | undefined): readonly StringNode[] {
  if (node?.kind === 'string') return [node];
  if (node?.kind === 'array') return node.items.flatMap(stringsIn);
  return node?.kind === 'object' ? [...node.members.values()].flatMap(stringsIn) : [];
}

/** Lines are strings of their own in the file; a reader sees one text. */
function joined(document: string, strings: readonly StringNode[]): Part {
  const anchors: (readonly [from: number, ahead: number])[] = [];
  let text = '';
  for (const { start, end } of strings) {
    const line = unescapeJson(document.slice(start, end));
    const ahead = start - text.length;
    anchors.push([text.length, ahead]);
    for (const [from, shift] of line.shifts) anchors.push([text.length + from, ahead + shift]);
    text += line.text;
  }
  return { text, toDocument: (at) => at + aheadAt(anchors, at) };
}

function aheadAt(anchors: readonly (readonly [number, number])[], at: number): number {
  let low = 0;
  let high = anchors.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.[0] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return anchors[low]?.[1] ?? 0;
}

const stringOf = (text: string, node: JsonNode | undefined): string | undefined =>
  node?.kind === 'string' ? text.slice(node.start, node.end) : undefined;

const member = (node: JsonNode | undefined, name: string): JsonNode | undefined =>
  node?.kind === 'object' ? node.members.get(name) : undefined;
const items = (node: JsonNode | undefined): readonly JsonNode[] => (node?.kind === 'array' ? node.items : []);

import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';
import type { Edit } from './edit.ts';
import { replace } from './edit.ts';
import { styleOf } from './style.ts';

const statements = /statement|declaration$/;
const bodies = new Set(['program', 'module', 'statement_block', 'block']);

/** The whole statement around a place. */
export function statementAt(source: Source, at: number) {
  let node: ReturnType<Source['nodeAt']> | null = source.nodeAt(at);
  while (node !== null && !(statements.test(node.type) && bodies.has(node.parent?.type ?? ''))) node = node.parent;
  return node ?? undefined;
}

/** Takes a statement away with its line; where it is all a block has, something that does nothing stays. */
export function removeStatement(source: Source, inside: Span): Edit {
  const node = statementAt(source, inside.start);
  if (node === undefined) return replace(inside, 'undefined');
  const span = { start: node.startIndex, end: node.endIndex };
  const isOnly =
    (node.parent?.namedChildren.length ?? 0) === 1 && source.family === 'python' && node.parent?.type === 'block';
  return isOnly ? replace(span, 'pass') : replace(wholeLine(source.text, span), '');
}

/** The span with its line, when nothing else stands there. */
function wholeLine(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const rest = /^[ \t]*;?[ \t]*(?:(?:#|\/\/).*)?(?:\r?\n|$)/.exec(text.slice(end))?.[0];
  const alone = text.slice(lineStart, start).trim() === '' && rest !== undefined;
  return alone ? { start: lineStart, end: end + rest.length } : { start, end };
}

/** Lines put before the statement around a place, indented like it. */
export function beforeStatement(source: Source, at: number, lines: readonly string[]): Edit | undefined {
  const node = statementAt(source, at);
  if (node === undefined) return undefined;
  const { newline } = styleOf(source);
  const lineStart = source.text.lastIndexOf('\n', node.startIndex - 1) + 1;
  const indent = /^[ \t]*/.exec(source.text.slice(lineStart, node.startIndex))?.[0] ?? '';
  return { start: node.startIndex, end: node.startIndex, text: lines.map((line) => line + newline + indent).join('') };
}

import type { Env, MarkdownIt, Token } from 'markdown-it';

/** A paragraph, a list, a table, a piece of code: what stands beside others at the top of a reply. */
export interface Block {
  readonly tokens: readonly Token[];
  /** More text cannot change it. */
  readonly settled: boolean;
}

export interface Blocks {
  /** Whether these take the place of all blocks so far; otherwise only of those that were not settled. */
  readonly fromStart: boolean;
  readonly blocks: readonly Block[];
}

type References = NonNullable<Env['references']>;

/** Reads a text that grows. What is settled is never read again, however long the text becomes. */
export function createBlockReader(parser: MarkdownIt): (text: string, done: boolean) => Blocks {
  let settled = '';
  let references: References = {};

  function parse(text: string): { tokens: readonly Token[]; found: References } {
    const found = { ...references };
    return { tokens: parser.parse(text, { references: found }), found };
  }

  function settle(text: string): void {
    settled += text;
    if (text.includes(']:')) references = parse(text).found;
  }

  function read(text: string, done: boolean, fromStart: boolean): Blocks {
    const tail = text.slice(settled.length);
    const open = done ? tail : withoutHalfMark(tail);
    const { tokens, found } = parse(open);
    // What is settled may speak of an address that only the end of the text gives.
    if (done && settled !== '' && Object.keys(found).length > 0) return restart(text, done);
    const lines = open.split('\n');
    const blocks = topLevel(tokens, lines.length, done);
    const over = lines.slice(0, blocks.find((block) => !block.settled)?.line ?? 0);
    settle(done ? open : over.map((line) => `${line}\n`).join(''));
    return { fromStart, blocks };
  }

  function restart(text: string, done: boolean): Blocks {
    settled = '';
    references = {};
    return read(text, done, true);
  }

  return (text, done) => (text.startsWith(settled) ? read(text, done, false) : restart(text, done));
}

/** A last line of nothing but marks may become anything with its next character: it waits. */
const withoutHalfMark = (text: string): string =>
  text.replace(/(^|\n)[ \t]*(?:[-=*_#`~>+|:$]+|\d{1,9}[.)]?)[ \t]*$/, '$1');

type PlacedBlock = Block & { readonly line: number };

function topLevel(tokens: readonly Token[], lines: number, done: boolean): readonly PlacedBlock[] {
  const starts = tokens.flatMap((token, index) => (token.level === 0 && token.nesting !== -1 ? [index] : []));
  const lineOf = (order: number) => tokens[starts[order] ?? tokens.length]?.map?.[0];
  return starts.map((start, order) => ({
    tokens: tokens.slice(start, starts[order + 1]),
    line: lineOf(order) ?? 0,
    // Only a whole line after it proves that a block is over.
    settled: done || (lineOf(order + 1) ?? lines) < lines - 1,
  }));
}

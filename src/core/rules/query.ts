import type { Node } from '@vscode/tree-sitter-wasm';
import type { Maker } from './mistral/modules.ts';
import { makerOf } from './mistral/origin.ts';
import type { Call } from './syntax/expression.ts';
import type { Source } from './syntax/source.ts';
import type { Span } from './syntax/span.ts';

/** Every call whose callee is written so. */
export const callsTo =
  (callee: RegExp) =>
  (source: Source): readonly Call[] =>
    source.calls.flatMap((site) => (callee.test(site.callee) ? (site.read() ?? []) : []));

/** A stretch of code that is no comment. */
export interface Written extends Span {
  readonly match: RegExpExecArray;
  readonly node: Node;
}

/** Every place in the code where the text stands; far cheaper than asking every node. The pattern must be global. */
export const written =
  (pattern: RegExp) =>
  (source: Source): readonly Written[] =>
    [...source.text.matchAll(pattern)].flatMap((match) => {
      const node = source.nodeAt(match.index);
      return node.type === 'comment' ? [] : [{ match, node, start: match.index, end: match.index + match[0].length }];
    });

/** Every client that is made for Mistral. */
export interface Made {
  readonly call: Call;
  readonly maker: Maker;
}

export function madeClients(source: Source): readonly Made[] {
  return source.calls.flatMap((site) => {
    const maker = makerOf(source, site.callee);
    const call = maker === undefined ? undefined : site.read();
    return maker === undefined || call === undefined ? [] : [{ call, maker }];
  });
}

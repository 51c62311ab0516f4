import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import markdownit from 'markdown-it';
import { math } from './math.ts';

/**
 * Reads Markdown as a model writes it: tables, task lists, formulas. HTML stays text. Links are not judged here but where
 * they are drawn, in one place, so addresses come out exactly as they were written.
 */
export function createParser(): MarkdownIt {
  const parser = markdownit({ html: false, linkify: true, maxNesting: 40 });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  parser.validateLink = () => true;
  parser.normalizeLink = (address) => address;
  parser.normalizeLinkText = (address) => address;
  parser.core.ruler.push('task', markTasks);
  return math(parser);
}

/** `[ ]` and `[x]` at the beginning of a list item. */
function markTasks(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    const first = token.children?.[0];
    const box = /^\[([ xX])\](?=\s)/.exec(token.content);
    if (box === null || first?.type !== 'text' || !startsItem(state.tokens, index)) continue;
    const task = new state.Token('task', '', 0);
    task.content = box[1] === ' ' ? '' : 'done';
    first.content = first.content.slice(box[0].length);
    token.children?.unshift(task);
  }
}

const startsItem = (tokens: readonly Token[], index: number): boolean =>
  tokens[index - 1]?.type === 'paragraph_open' && tokens[index - 2]?.type === 'list_item_open';

import type { Token } from 'markdown-it';
import { say } from '#core/say.ts';
import { element } from '../element.ts';
import { codeBlock } from './codeBlock.ts';
import { completeLink, openLink, unloadedImage } from './drawLink.ts';
import { drawMath } from './drawMath.ts';
import { drawText } from './drawText.ts';
import type { Marks } from './pieces.ts';

/**
 * Tokens become elements, one by one, from closed tables: no text of a reply is ever read as HTML, names an element or an
 * attribute, or becomes an address that the browser knows of. So there is nothing to sanitise, and no sanitiser to get past.
 */
export function draw(tokens: readonly Token[], marks: Marks): DocumentFragment {
  const root = document.createDocumentFragment();
  const open: ParentNode[] = [root];
  for (const token of tokens) {
    const parent = open.at(-1) ?? root;
    if (token.nesting === 1) open.push(token.hidden ? parent : start(token, parent));
    else if (token.nesting === -1) completeLink(open.pop());
    else parent.append(...leaf(token, marks));
  }
  return root;
}

function start(token: Token, parent: ParentNode): ParentNode {
  const made = openings[token.type]?.(token) ?? element('span', {});
  parent.append(token.type === 'table_open' ? scrolling(made) : made);
  return made;
}

type Opening = (token: Token) => HTMLElement;
const plain =
  (tag: string): Opening =>
  () =>
    element(tag, {});

const openings: Readonly<Record<string, Opening>> = {
  paragraph_open: plain('p'),
  blockquote_open: plain('blockquote'),
  bullet_list_open: plain('ul'),
  ordered_list_open: (token) => element('ol', numbered(token)),
  list_item_open: plain('li'),
  em_open: plain('em'),
  strong_open: plain('strong'),
  s_open: plain('s'),
  table_open: plain('table'),
  thead_open: plain('thead'),
  tbody_open: plain('tbody'),
  tr_open: plain('tr'),
  th_open: (token) => element('th', { scope: 'col', ...aligned(token) }),
  td_open: (token) => element('td', aligned(token)),
  heading_open: ({ tag }) => element(headings[tag] ?? 'h6', {}),
  link_open: (token) => openLink(String(token.attrGet('href') ?? '')),
};

/** The page has headings of its own above a reply's. */
const headings: Readonly<Record<string, string>> = { h1: 'h3', h2: 'h4', h3: 'h5' };

const numbered = (token: Token): Attributes => {
  const first = Number(token.attrGet('start') ?? 1);
  return first === 1 ? {} : { start: String(first) };
};

type Attributes = Readonly<Record<string, string>>;

const alignments: Readonly<Record<string, string>> = { 'text-align:center': 'center', 'text-align:right': 'right' };

const aligned = (token: Token): Attributes => {
  const alignment = alignments[token.attrGet('style') ?? ''];
  return alignment === undefined ? {} : { class: alignment };
};

/** Wide tables scroll by themselves, by keyboard too. */
const scrolling = (table: HTMLElement): HTMLElement =>
  element('div', { class: 'table', role: 'group', 'aria-label': say('Table'), tabindex: '0' }, table);

type Leaf = (token: Token, marks: Marks) => readonly (Node | string)[];

const leaves: Readonly<Record<string, Leaf>> = {
  inline: ({ children }, marks) => [draw(children ?? [], marks)],
  softbreak: () => ['\n'],
  hardbreak: () => [element('br', {})],
  hr: () => [element('hr', {})],
  code_inline: ({ content }, marks) => [element('code', {}, ...drawText(content, marks))],
  code_block: ({ content }, marks) => [codeBlock(content, '', marks)],
  fence: ({ content, info }, marks) => [codeBlock(content, info, marks)],
  image: (token, marks) => [unloadedImage(token, marks)],
  task: ({ content }) => [taskBox(content === 'done')],
  math_inline: ({ content }, marks) => [drawMath(content, 'inline', marks)],
  math_display: ({ content }, marks) => [drawMath(content, 'block', marks)],
};

/** Whatever else there is, is text. */
const leaf: Leaf = (token, marks) => leaves[token.type]?.(token, marks) ?? drawText(token.content, marks);

const taskBox = (done: boolean): HTMLElement =>
  element('span', {
    class: done ? 'task done' : 'task',
    role: 'img',
    'aria-label': done ? say('Done:') : say('To do:'),
  });

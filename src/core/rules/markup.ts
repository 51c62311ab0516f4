import type { Fix } from './fix/edit.ts';

/** Pages and components: programs of a browser between other things. */
export const isMarkup = (path: string): boolean => /\.(?:vue|svelte|html?)$/i.test(path);

/** What of a file is a program. */
export const programIn = (path: string, text: string): string => (isMarkup(path) ? onlyScripts(text) : text);

/** How a template shows markup, as a call of the same length: what is shown is read like any other expression. */
export const shownAsMarkup = '$html';
const showing = /\{@html ([^{}]{1,300})\}|v-html="([^"]{1,300})"/g;

const asCalls = (markup: string): string =>
  [...markup.matchAll(showing)].reduce((done, { 0: shown, 1: svelte, 2: vue, index }) => {
    const opening = svelte === undefined ? ` ;${shownAsMarkup}(` : `;${shownAsMarkup}(`;
    const call = `${opening}${svelte ?? vue})`;
    return done.slice(0, index) + call + done.slice(index + shown.length);
  }, blank(markup));

/** Each search goes on where the last one ended: a page may be nothing but tags that nobody closes. */
const [opening, closing] = [/<script\b[^<>]{0,500}>/gi, /<\/script\s{0,9}>/gi];

/** The text with everything blanked out that is no script, each line and column where it was. */
function onlyScripts(text: string): string {
  let only = '';
  while (only.length < text.length) {
    const start = endOf(opening, text, only.length) ?? text.length;
    const end = start === text.length ? start : startOf(closing, text, start);
    only +=
      asCalls(text.slice(only.length, start)) + (end === undefined ? blank(text.slice(start)) : text.slice(start, end));
  }
  return only;
}

function endOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function startOf(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index;
}

const blank = (text: string): string => text.replace(/[^\r\n]/g, ' ');

/** What a fix would put at the top of the file stands before any script there. */
export function fixInScripts(fix: Fix, only: string, text: string): readonly Fix[] {
  const isInside = ({ start, end }: Fix['edits'][number]) => only.slice(start, end) === text.slice(start, end);
  const first = only.search(/\S/);
  return fix.edits.every((edit) => edit.start >= first && isInside(edit)) ? [fix] : [];
}

import { say } from '#core/say.ts';
import type { Tier } from './match.ts';
import { isDigestWord, isForeignWord, isKeyWord, isMistralWord, wordsOf } from './names.ts';

export interface Around {
  readonly before: string;
  readonly after: string;
}

export interface Reason {
  readonly tier: Tier;
  readonly text: () => string;
}

const field =
  /(?:^|[\s{,("'<:-])(?:(?:option|env|var|variable|secret|param|parameter)?_?name|key|variable|env|title|provide|label|forKey)["']?\s*[:=]\s*["']?([A-Za-z_][\w.-]*)/i;
const element = /<(?:\w+:)?(?:name|key|variable|id|title|label)>\s*([A-Za-z_][\w.-]*)\s*</i;

/** What the `name`, `key` or `title` next to a `value` is set to. */
export const nameBesideIt = (content: string, inElements: boolean): string =>
  field.exec(content)?.[1] ?? (inElements ? (element.exec(content)?.[1] ?? '') : '');

/** Words of prose, for a value that no name owns. */
export function reasonInWords(around: Around): Reason | undefined {
  if (speaksOfKey(lineBefore(around)))
    return { tier: 'file', text: () => say('the words in front of it speak of a Mistral key') };
  if (speaksOfKey(headingOver(around)))
    return { tier: 'file', text: () => say('the words above it speak of a Mistral key') };
  return reasonInRemark(around);
}

export const reasonInRemark = (around: Around): Reason | undefined =>
  speaksOfKey(commentAfter(around))
    ? { tier: 'file', text: () => say('the comment behind it speaks of a Mistral key') }
    : undefined;

/** Up to a comment's sign: what stands before that is code. */
const lineBefore = ({ before }: Around): string => /[^\n]*$/.exec(before.slice(-100))?.[0].replace(/^.*\s#/, '') ?? '';

/** A line of its own under a heading, in a fence or not. */
function headingOver({ before, after }: Around): string {
  if (!/(?:^|\n)[ \t`'">*]*$/.test(before) || !/^[ \t`'"*]*(?:\r?\n|$)/.test(after)) return '';
  return /([^\n]{1,120})\n(?:[ \t]*(?:`{3}\w*)?[ \t]*\r?\n){0,3}[ \t`'">*]*$/.exec(before.slice(-200))?.[1] ?? '';
}

const commentAfter = ({ after }: Around): string =>
  /^["'`);, \t]{0,4}[ \t](?:#|\/\/)([^\n]{1,100})/.exec(after)?.[1] ?? '';

export function speaksOfKey(words: string): boolean {
  const said = wordsOf(words);
  return (
    said.some(isMistralWord) &&
    said.slice(-6).some((word) => isKeyWord(word) && word !== 'tokens') &&
    !said.some((word) => isForeignWord(word) || isDigestWord(word))
  );
}

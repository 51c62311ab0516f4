import type { Tier } from './match.ts';
import { mentionsIn } from './mentions.ts';
import { isForeignWord, isKeyWord, isMistralWord, judgeName, wordsOf } from './names.ts';

interface Around {
  readonly before: string;
  readonly after: string;
}

interface Reason {
  readonly tier: Tier;
  readonly text: string;
}

const field =
  /(?:^|[\s{,("'<:-])(?:(?:option|env|var|variable|secret|param|parameter)?_?name|key|variable|env|title|provide|label|forKey)["']?\s*[:=]\s*["']?([A-Za-z_][\w.-]*)/i;
const element = /<(?:\w+:)?(?:name|key|variable|id|title|label)>\s*([A-Za-z_][\w.-]*)\s*</i;

/** What the `name`, `key` or `title` next to a `value` is set to. */
export const nameBesideIt = (content: string, inElements: boolean): string =>
  field.exec(content)?.[1] ?? (inElements ? (element.exec(content)?.[1] ?? '') : '');

/** Places that tell whose key it is, whether a name owns it or not. */
export function reasonInPlace(around: Around): Reason | undefined {
  if (isPiped(around)) return { tier: 'name', text: 'it is piped into a Mistral key' };
  if (isOtherBranch(around)) return { tier: 'name', text: 'what stands for it otherwise is a Mistral key' };
  if (namesKey(nameAfter(around))) return { tier: 'name', text: 'the name after it says it is a Mistral key' };
  if (isInKeyColumn(around)) return { tier: 'file', text: 'it stands in a Mistral row, under the title of a key' };
  return undefined;
}

/** Words of prose, for a value that no name owns. */
export function reasonInWords(around: Around): Reason | undefined {
  if (speaksOfKey(lineBefore(around))) return { tier: 'file', text: 'the words in front of it speak of a Mistral key' };
  if (speaksOfKey(headingOver(around))) return { tier: 'file', text: 'the words above it speak of a Mistral key' };
  if (speaksOfKey(commentAfter(around))) return { tier: 'file', text: 'the comment behind it speaks of a Mistral key' };
  return undefined;
}

/** `echo … | vercel env add MISTRAL_API_KEY`: the name comes after. */
function isPiped({ before, after }: Around): boolean {
  const rest = /^["']?\s*\|([^\n]{0,120})/.exec(after)?.[1] ?? '';
  return /(?:^|[\n;&|])\s*(?:echo|printf)\s[^\n]{0,16}$/.test(before) && namesKey(rest);
}

/** `isDev ? "…" : import.meta.env.VITE_MISTRAL_API_KEY` */
function isOtherBranch({ before, after }: Around): boolean {
  const rest =
    /^["'`]\s{0,8}(?::|\|\||\?\?|or\b|if\b[^\n]{0,80}\belse\b)\s{0,8}([\w.$[\]"'(]{1,80})/.exec(after)?.[1] ?? '';
  return /[?=:(]\s{0,8}["'`]$/.test(before) && judgeName(rest.replace(/[^\w.]+/g, '.')) === 'mistral' && namesKey(rest);
}

/** `set("…", forKey: "mistralApiKey")` */
const nameAfter = ({ after }: Around): string =>
  /^["'`]\s{0,4},\s{0,8}(?:forKey|key|name|named|label)\s{0,2}[:=]\s{0,2}["']([\w.-]{1,80})["']/.exec(after)?.[1] ?? '';

/** Up to a comment's sign: what stands before that is code. */
const lineBefore = ({ before }: Around): string => /[^\n]*$/.exec(before.slice(-100))?.[0].replace(/^.*\s#/, '') ?? '';

/** A line of its own under a heading, in a fence or not. */
function headingOver({ before, after }: Around): string {
  if (!/(?:^|\n)[ \t`>*]*$/.test(before) || !/^[ \t`*]*(?:\r?\n|$)/.test(after)) return '';
  return /([^\n]{1,120})\n(?:[ \t]*(?:`{3}\w*)?[ \t]*\r?\n){0,3}[ \t`>*]*$/.exec(before.slice(-200))?.[1] ?? '';
}

const commentAfter = ({ after }: Around): string =>
  /^["'`);, \t]{0,4}[ \t](?:#|\/\/)([^\n]{1,100})/.exec(after)?.[1] ?? '';

function speaksOfKey(words: string): boolean {
  const said = wordsOf(words);
  return (
    said.some(isMistralWord) &&
    said.slice(-6).some((word) => isKeyWord(word) && word !== 'tokens') &&
    !said.some(isForeignWord)
  );
}

function namesKey(words: string): boolean {
  const said = wordsOf(words);
  return said.some(isMistralWord) && said.some(isKeyWord);
}

/** `provider,api_key` over `mistral,…`: a row of CSV or of a Markdown table. */
function isInKeyColumn({ before, after }: Around): boolean {
  const start = before.lastIndexOf('\n') + 1;
  const row = before.slice(start);
  const separator = /[,;\t|]/.exec(row)?.[0];
  if (separator === undefined || start === 0) return false;
  const line = row + (/^[^\n]*/.exec(after)?.[0] ?? '');
  const titles =
    before
      .slice(before.lastIndexOf('\n\n', start - 2) + 1, start)
      .trimStart()
      .split('\n')[0] ?? '';
  const column = titles.split(separator)[row.split(separator).length - 1] ?? '';
  const said = mentionsIn(line);
  return judgeName(column.trim().replace(/\W+/g, '_')) === 'key' && said.mistral && !said.foreign;
}

import { isMistralWord, namesOther, wordsOf } from './names.ts';
import { strongRoles, weakRoles } from './vocabulary.ts';

/** What a stretch of text says about whose key may stand in it. */
export interface Mentions {
  readonly host: boolean;
  readonly mistral: boolean;
  readonly foreign: boolean;
  /** A URL of somebody else: a header beside it goes there. */
  readonly elsewhere: boolean;
  /** The client that is set up here is one of somebody else's address. */
  readonly otherBase: boolean;
}

/** Where keys are sent, Azure's models under Mistral's name among them; the documentation's host says nothing. */
export const host =
  /\b(?:api(?:\.eu|\.us)?|codestral|eu|us)\.mistral\.ai\b|\/\/[Mm][io][\w-]{0,9}stral[\w-]{0,60}\.[\w-]{1,40}\.(?:models|inference|services)\.ai\.azure\.com\b/;

export function mentionsIn(text: string): Mentions {
  let foreign = false;
  let mistral = false;
  for (const { 0: identifier, index } of text.matchAll(identifiers)) {
    const said = wordsSaid(identifier);
    if ((said & saysForeign) !== 0) foreign = true;
    if (!mistral && (said & saysMistral) !== 0) mistral = namesTheService(text, index, identifier);
  }
  return { host: host.test(text), mistral, foreign, elsewhere: otherUrl.test(text), otherBase: otherBase.test(text) };
}

const otherUrl = /https?:\/\/(?![\w.-]*mistral\.ai|[\w-]*stral[\w.-]*\.ai\.azure)[\w-]+(?:\.[\w.-]|:\d)/;

const otherBase =
  /(?:base_?-?ur[il]|api_?-?(?:base|url|host|endpoint)|endpoint|["'\s{(,](?:url|host))["']?\s{0,4}[:=]\s{0,4}["']?https?:\/\/(?![\w.-]*mistral\.ai|[\w-]*stral[\w.-]*\.ai\.azure)[\w-]+[.:]/i;

/**
 * A project, a table, a folder and the address of somebody who serves an open model may all be called Mistral: as a value the
 * word counts only where a provider, a model or the like is told.
 */
function namesTheService(text: string, start: number, identifier: string): boolean {
  const before = text.slice(Math.max(0, start - 120), start);
  const end = start + identifier.length;
  if (inAddress.test(before) || publisher.test(before + text.slice(start, end + 1))) return false;
  const role = roleOf.exec(before)?.[1];
  return role === undefined || isCalled(text, end) || tellsService(role);
}

const inAddress = /(?::\/\/|(?:^|[\s"'`=])@)[^\s"'`]*$/;
/** `mistralai/Mistral-7B` is where open weights lie, and whoever serves them has keys of his own. */
const publisher = /(?<!@)\bmistralai\/[\w.-]*$/i;
/** The name of what the word is, or begins, the value of. */
const roleOf = /([A-Za-z][\w.-]*)["'\]]{0,2}[ \t]{0,4}(?::|=>|:=|=)[ \t]{0,4}["'`]?[\w./@~-]{0,60}$/;
const isCalled = (text: string, end: number): boolean => /^(?:\(|::|\.[A-Za-z])/.test(text.slice(end, end + 2));

function tellsService(role: string): boolean {
  const words = wordsOf(role);
  const last = words.at(-1) ?? '';
  return strongRoles.has(last) || words.every((word) => strongRoles.has(word) || weakRoles.has(word));
}

const identifiers = /[A-Za-z][A-Za-z0-9_]*/g;
const saysMistral = 1;
const saysForeign = 2;
const remembered = new Map<string, number>();

/** The same few hundred identifiers come again and again. */
function wordsSaid(identifier: string): number {
  const known = remembered.get(identifier);
  if (known !== undefined) return known;
  if (identifier.length >= 32 && !/[a-z]istral|_/i.test(identifier)) return 0;
  const words = wordsOf(identifier);
  const said = (words.some(isMistralWord) ? saysMistral : 0) | (namesOther(words) ? saysForeign : 0);
  if (remembered.size > 20_000) remembered.clear();
  remembered.set(identifier, said);
  return said;
}

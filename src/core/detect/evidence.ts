import { isForeignWord, isMistralWord, wordsOf } from './names.ts';
import { foreignWords, mistralWords } from './vocabulary.ts';

/** What a stretch of text says about whose key may stand in it. */
export interface Mentions {
  readonly host: boolean;
  readonly mistral: boolean;
  readonly foreign: boolean;
  /** A URL of somebody else: a header beside it goes there. */
  readonly elsewhere: boolean;
}

/** Where keys are sent; the documentation's host says nothing. */
const host = /\b(?:api(?:\.eu|\.us)?|codestral|eu|us)\.mistral\.ai\b/;

export function mentionsIn(text: string): Mentions {
  let said = 0;
  for (const [identifier] of text.matchAll(identifiers)) said |= wordsSaid(identifier);
  return {
    host: host.test(text),
    mistral: (said & saysMistral) !== 0,
    foreign: (said & saysForeign) !== 0,
    elsewhere: otherUrl.test(text),
  };
}

const otherUrl = /https?:\/\/(?![\w.-]*mistral\.ai|localhost|127\.)[\w-]+\.[\w.-]/;

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
  const said = (words.some(isMistralWord) ? saysMistral : 0) | (words.some(isForeignWord) ? saysForeign : 0);
  if (remembered.size > 20_000) remembered.clear();
  remembered.set(identifier, said);
  return said;
}

export interface FileEvidence {
  /** The file talks to Mistral's host or imports one of its libraries. */
  readonly usesMistral: boolean;
  /** It also talks to somebody else, so a nameless key may be theirs. */
  readonly usesOthers: boolean;
  /** Names of variables that are given to a Mistral client, or stand where a key is expected. */
  readonly handedOver: ReadonlySet<string>;
}

const anyOf = (words: ReadonlySet<string>): string => [...words].join('|');
const library = new RegExp(
  `(?:^|\\n)[ \\t]*(?:import|from|use|using|require|const|let|var|#r|%pip|!pip)\\b[^\\n]{0,160}\\b[\\w@/.-]*?(?:${anyOf(mistralWords)})`,
  'i',
);
const otherLibrary = new RegExp(
  `(?:^|\\n)[ \\t]*(?:import|from|use|using)\\b[^\\n]{0,80}?\\b(?:${anyOf(foreignWords)})\\b`,
  'i',
);
const otherHost = /\bapi\.(?!(?:eu\.|us\.)?mistral\.ai)[a-z0-9-]+\.(?:com|ai|io|dev|org|net)\b/;

export function fileEvidence(text: string): FileEvidence {
  return {
    usesMistral:
      host.test(text) || library.test(text) || /\bChatMistralAI\b|\bMistralClient\b|\bcreateMistral\b/.test(text),
    usesOthers: otherLibrary.test(text) || otherHost.test(text),
    handedOver: namesHandedOver(text),
  };
}

const client = /mistral\w*[ \t]*\([ \t]*\{?([^)\n]{0,80})/gi;
const keyPlace = /(?:api_?key|bearer|authorization)[^\w\n]{1,24}([A-Za-z_]\w*)(?![\w"'])/gi;
const variable = /(?<![\w"'.])[A-Za-z_]\w*(?![\w"'])(?!\s*[=:(])/g;

function namesHandedOver(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { 1: given = '' } of text.matchAll(client))
    if (!mentionsIn(given).foreign) for (const [name] of given.matchAll(variable)) names.add(name);
  for (const { 1: name = '', index } of text.matchAll(keyPlace))
    if (!mentionsIn(lineBefore(text, index)).foreign) names.add(name);
  return names;
}

const lineBefore = (text: string, at: number): string =>
  text.slice(Math.max(text.lastIndexOf('\n', at) + 1, at - 120), at);

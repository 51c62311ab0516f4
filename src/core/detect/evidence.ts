import { host, mentionsIn } from './mentions.ts';
import { foreignWords, mistralWords } from './vocabulary.ts';

export interface FileEvidence {
  /** The file talks to Mistral's host or imports one of its libraries. */
  readonly usesMistral: boolean;
  /** It also talks to somebody else, so a nameless key may be theirs. */
  readonly usesOthers: boolean;
  /** Names of variables that are given to a Mistral client, or stand where a key is expected. */
  readonly handedOver: ReadonlySet<string>;
  /** What is imported from a library of Mistral's. */
  readonly imported: ReadonlySet<string>;
  /** Functions and classes that are made in the file. */
  readonly made: ReadonlySet<string>;
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
    imported: namesImported(text),
    made: new Set(Array.from(text.matchAll(definition), ([, name = '']) => name)),
  };
}

const definition = /\b(?:class|def|function|func|fn|fun|struct|interface|record)[ \t]+([A-Za-z_]\w*)/g;
const importLine = new RegExp(
  `(?:^|\\n)[ \\t]*(?:import|from|use|using|const|require)\\b([^\\n]{0,200}(?:${anyOf(mistralWords)})[^\\n]{0,200})`,
  'gi',
);

/** The words of an import that begin with a capital, as classes do. */
const namesImported = (text: string): ReadonlySet<string> =>
  new Set(Array.from(text.matchAll(importLine), ([, line = '']) => line.match(/\b[A-Z]\w*/g) ?? []).flat());

const client = /mistral\w*(?:::\w{1,20})?[ \t]*\([ \t]*\{?([^)\n]{0,80})/gi;
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

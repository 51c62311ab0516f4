import { isForeignWord, isMistralWord, wordsOf } from './names.ts';
import { foreignWords, mistralWords } from './vocabulary.ts';

/** What a stretch of text says about whose key may stand in it. */
export interface Mentions {
  readonly host: boolean;
  readonly mistral: boolean;
  readonly foreign: boolean;
}

/** Where keys are sent; the documentation's host says nothing. */
const host = /\b(?:api(?:\.eu|\.us)?|codestral|eu|us)\.mistral\.ai\b/;

/** Longer texts than any window would mean a scan of the file for every candidate. */
export function mentionsIn(text: string): Mentions {
  const words = text.match(/[A-Za-z][A-Za-z0-9_]*/g)?.flatMap(wordsOf) ?? [];
  return { host: host.test(text), mistral: words.some(isMistralWord), foreign: words.some(isForeignWord) };
}

export interface FileEvidence {
  /** The file talks to Mistral's host or imports one of its libraries. */
  readonly usesMistral: boolean;
  /** It also talks to somebody else, so a nameless key may be theirs. */
  readonly usesOthers: boolean;
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
  };
}

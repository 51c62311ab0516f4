import { NotReady } from '#core/scan/notReady.ts';
import type { PlainLanguage } from './plain/language.ts';
import type { Language } from './syntax/language.ts';
import type { ParseFile, ParsePlain, Parsers } from './syntax/parser.ts';

/** The grammars that were needed so far. */
export interface Grammars {
  /** Throws `NotReady` at the first file of a language. */
  forScript(language: Language): ParseFile;
  forPlain(language: PlainLanguage): ParsePlain;
  load(languages: readonly Language[]): Promise<void>;
}

export function lazyGrammars(parsers: Parsers): Grammars {
  const scripts = new Map<Language, ParseFile>();
  const plains = new Map<PlainLanguage, ParsePlain>();
  const load = async (language: Language) => void scripts.set(language, await parsers.open(language));
  const loadPlain = async (language: PlainLanguage) => void plains.set(language, await parsers.openPlain(language));
  return {
    forScript: (language) => scripts.get(language) ?? wait(() => load(language)),
    forPlain: (language) => plains.get(language) ?? wait(() => loadPlain(language)),
    load: async (languages) => void (await Promise.all(languages.map(load))),
  };
}

function wait(prepare: () => Promise<void>): never {
  throw new NotReady(prepare);
}

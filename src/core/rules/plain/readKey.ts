import { say } from '#core/say.ts';
import type { Fix } from '../fix/edit.ts';
import { keyVariable } from '../fix/readKey.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainSource, PlainText } from './source.ts';

const reads: Readonly<Partial<Record<PlainLanguage, string>>> = {
  java: `System.getenv("${keyVariable}")`,
  go: `os.Getenv("${keyVariable}")`,
  'c-sharp': `System.Environment.GetEnvironmentVariable("${keyVariable}")`,
};

/** The variable where the literal stands. Go would refuse a package that is not imported, and a constant that is no constant. */
export function readFromEnvironment({ language, text, code }: PlainSource, literal: PlainText): readonly Fix[] {
  const read = reads[language];
  const line = code.slice(code.lastIndexOf('\n', literal.start) + 1, literal.start);
  if (read === undefined || /\bconst\b/.test(line)) return [];
  if (language === 'go' && (!/"os"/.test(text) || /^\s*\w+\s*=\s*$/.test(line))) return [];
  return [
    {
      title: say('Read the key from {0}', keyVariable),
      safe: false,
      edits: [{ start: literal.start, end: literal.end, text: read }],
    },
  ];
}

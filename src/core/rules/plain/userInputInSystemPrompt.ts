import { userInputInSystemPrompt as inScripts } from '../calls/userInputInSystemPrompt.ts';
import { asksMistral } from './host.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainRule } from './rule.ts';
import { compiled, noFix } from './rule.ts';
import type { Argument, PlainSource } from './source.ts';

const systemSlot =
  /(?:^|\.|^new)SystemMessage(?:\.from)?$|\.(?:AddSystemMessage|system|systemMessage)$|^new(?:[\w.]*\.)?SystemChatMessage$/;

const input: Readonly<Partial<Record<PlainLanguage, RegExp>>> = {
  java: /\brequest\.(?:getParameter|getHeader|getReader|queryParam)\s*\(/,
  go: /\b(?:r|req|request)\.(?:FormValue|PostFormValue|URL\.Query)\s*\(|\bc\.(?:Query|Param|PostForm|FormValue|QueryParam)\s*\(/,
  'c-sharp': /\bRequest\.(?:Query|Form|Headers)\s*\[|\bConsole\.ReadLine\s*\(/,
};

export const userInputInSystemPrompt: PlainRule = {
  card: inScripts,
  languages: compiled,
  hits: (source) =>
    asksMistral(source)
      ? source.calls
          .filter(({ callee }) => systemSlot.test(callee))
          .flatMap(({ args }) => args.filter((argument) => holdsInput(source, argument)))
          .map(({ start, end }) => ({
            span: { start, end },
            message: 'User input reaches the system prompt. Put it into a user message.',
            fixes: noFix,
          }))
      : [],
};

const holdsInput = ({ text, language }: PlainSource, { start, end }: Argument): boolean =>
  input[language]?.test(text.slice(start, end)) ?? false;

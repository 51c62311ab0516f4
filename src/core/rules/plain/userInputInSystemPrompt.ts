import { say } from '#core/say.ts';
import { userInputInSystemPrompt as inScripts } from '../calls/userInputInSystemPrompt.ts';
import type { Span } from '../syntax/span.ts';
import { carrying } from './flow.ts';
import { asksMistral } from './host.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainRule } from './rule.ts';
import { compiled, noFix } from './rule.ts';
import type { PlainCall, PlainSource } from './source.ts';

const systemSlot =
  /(?:^|\.|^new)SystemMessage(?:\.from)?$|\.(?:AddSystemMessage|system|systemMessage)$|^new(?:[\w.]*\.)?SystemChatMessage$/;
const roleSlot = /^new(?:[\w.]*\.)?ChatMessage(?:Content)?$/;
const systemRole = /\bSystem\b|\bSYSTEM\b|^"system"$/;

const input: Readonly<Record<PlainLanguage, RegExp>> = {
  bash: /\$(?:[1@*]|\{[1@*])/,
  java: /\brequest\.(?:getParameter|getHeader|getReader|queryParam)\s*\(/,
  go: /\b(?:r|req|request)\.(?:FormValue|PostFormValue|URL\.Query)\s*\(|\bc\.(?:Query|Param|PostForm|FormValue|QueryParam)\s*\(/,
  'c-sharp': /\bRequest\.(?:Query|Form|Headers)\s*\[|\bConsole\.ReadLine\s*\(/,
};

/** Spring and ASP.NET put the request's parts straight into parameters. */
const parameter =
  /(?:@Request(?:Param|Body|Header)|@PathVariable|\[From(?:Query|Body|Form|Route)\])(?:\([^()\n]{0,80}\))?\s+(?:final\s+)?[Ss]tring\??\s+(\w+)/g;

export const userInputInSystemPrompt: PlainRule = {
  card: inScripts,
  languages: compiled,
  hits: (source) => {
    if (!asksMistral(source)) return [];
    const names = [...source.code.matchAll(parameter)].map(([, name]) => name ?? '');
    const holds = carrying(source, input[source.language], names);
    return [...source.calls.flatMap((call) => systemWords(source, call)), ...goMessages(source)]
      .filter(holds)
      .map((span) => ({
        span: { start: span.start, end: span.end },
        message: say('User input reaches the system prompt. Put it into a user message.'),
        fixes: noFix,
      }));
  },
};

function systemWords({ text }: PlainSource, { callee, args }: PlainCall): readonly Span[] {
  if (systemSlot.test(callee)) return args;
  const isSystem = roleSlot.test(callee) && args.some(({ start, end }) => systemRole.test(text.slice(start, end)));
  return isSystem ? args.filter(({ start, end }) => !systemRole.test(text.slice(start, end))) : [];
}

/** `mistral.ChatMessage{Role: mistral.RoleSystem, Content: …}`, also where the type is left out in a list. */
const goMessages = ({ language, code }: PlainSource): readonly Span[] =>
  language === 'go'
    ? [...code.matchAll(/\{[^{}]{0,400}\bRoleSystem\b[^{}]{0,400}\}/g)].map(({ 0: found, index: start }) => ({
        start,
        end: start + found.length,
      }))
    : [];

import { say } from '#core/say.ts';
import { keyLogged as inScripts } from '../calls/keyLogged.ts';
import type { Span } from '../syntax/span.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainRule } from './rule.ts';
import { noFix } from './rule.ts';
import type { PlainCall, PlainSource } from './source.ts';

/** Everything that ends in a log or on a terminal. */
const logs: Readonly<Record<PlainLanguage, RegExp>> = {
  bash: /^(?:echo|printf|logger)$/,
  java: /^System\.(?:out|err)\.print\w*$|^(?:this\.)?(?:log|logger|LOG|LOGGER)\.\w+$/,
  go: /^(?:fmt\.(?:Print|Printf|Println|Fprint\w*)|log\.\w+|slog\.\w+|(?:\w+\.)?(?:logger|log)\.\w+)$/,
  'c-sharp': /^(?:System\.)?(?:Console|Debug|Trace)\.Write\w*$|^_?(?:log|logger|Log|Logger)\.\w+$/,
};

/** The key itself: not a question about it, and no function that is called so. */
const key =
  /\b(?:\w{0,20}mistral_?(?:ai_?)?(?:api_?)?key|api_?key)\b(?!\s*(?:[!=]=|\(|\.(?:length|isEmpty|isBlank|Length)\b))/i;
const asked = /(?:len|isBlank|isEmpty|IsNullOrEmpty|IsNullOrWhiteSpace|mask\w*|redact\w*|hash\w*|sha\w*)\s*\($/i;
/** `${KEY:+set}` says whether there is one, `${#KEY}` how long it is. */
const expanded = /\$(?:\{(?=\w+(?!:\+)))?(\w{0,20}MISTRAL\w{0,20}KEY)\b(?!:\+)/;
/** What goes into another program or a file is seen by nobody. */
const handedOn = /^\s*(?:\|(?!\|)|>(?!\s*(?:&2|\/dev\/(?:stderr|tty))))/;

export const keyLogged: PlainRule = {
  card: inScripts,
  languages: ['bash', 'java', 'go', 'c-sharp'],
  hits: (source) =>
    source.calls
      .filter(({ callee }) => logs[source.language].test(callee))
      .flatMap((call) => (source.language === 'bash' ? shellKeys(source, call) : keys(source, call)))
      .map((span) => ({
        span,
        message: say('The key is written to the log. Log whether there is one, not which.'),
        fixes: noFix,
      })),
};

function shellKeys({ text }: PlainSource, { args, end }: PlainCall): readonly Span[] {
  if (handedOn.test(text.slice(end, end + 20))) return [];
  return args.flatMap((argument) => {
    const written = text.slice(argument.start, argument.end);
    const found = written.startsWith("'") ? null : expanded.exec(written);
    return found === null ? [] : [at(argument.start + found.index, found[0])];
  });
}

const keys = (source: PlainSource, { args }: PlainCall): readonly Span[] =>
  args.flatMap(({ start, end }) => {
    const written = valuesIn(source, start, end);
    const found = key.exec(written);
    return found === null || asked.test(written.slice(0, found.index)) ? [] : [at(start + found.index, found[0])];
  });

const at = (start: number, found: string): Span => ({ start, end: start + found.length });

/** Names in a text are only words, except in the holes that C# leaves in one. */
function valuesIn({ code, text, language }: PlainSource, start: number, end: number): string {
  const written = text.slice(start, end);
  if (language !== 'c-sharp' || !/^(?:\$@?|@\$)"/.test(written)) return code.slice(start, end);
  return written.replace(/\{[^{}]*\}|[^{]/g, (piece) => (piece.startsWith('{') ? piece : ' '));
}

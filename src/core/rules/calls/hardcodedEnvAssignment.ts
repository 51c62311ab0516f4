import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { removeStatement } from '../fix/statement.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import { both, callRule } from '../rule.ts';
import type { Expression } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';

interface Assignment extends Span {
  readonly value: Expression;
}

export const hardcodedEnvAssignment = callRule({
  id: 'call/hardcoded-env-assignment',
  languages: both,
  severity: 'error',
  title: 'Key written into the environment by the code',
  why:
    'A key that the code puts into the environment is a key in the code. Set the variable outside: in the shell, in a .env file ' +
    'that git ignores, or in the secrets of the platform. And replace the key: it has been seen.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: assignments,
  filter: ({ value, ...span }) =>
    value.kind === 'text' && value.holes.length === 0 && looksLikeKey(value.value)
      ? {
          span,
          message: say(
            'The code itself sets the key (…{0}). Set the variable outside, and replace the key.',
            value.value.slice(-4),
          ),
        }
      : undefined,
  fix: (found, source) => [
    {
      title: say('Remove the assignment'),
      safe: false,
      edits: [isMagic(source, found) ? replace(found, '') : removeStatement(source, found)],
    },
  ],
  docs: {
    bad: { language: 'python', code: 'os.environ["MISTRAL_API_KEY"] = "4kR…9fQa"' },
    good: { language: 'python', code: 'client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])' },
  },
});

const isMagic = ({ text }: Source, { start }: Span): boolean => text[start] === '#';

const variable = /^(?:process\.env|Deno\.env|Bun\.env|(?:os\.)?environ)\W+\w*MISTRAL\w*(?:KEY|TOKEN)/;
const setter = /^(?:os\.putenv|(?:os\.)?environ\.setdefault|Deno\.env\.set)$/;

function assignments(source: Source): readonly Assignment[] {
  const bound = [...source.bindings]
    .filter(([name]) => variable.test(name))
    .flatMap(([, bindings]) => bindings.map(({ at, until, value }) => ({ start: at, end: until, value })));
  const set = source.calls.flatMap(({ callee, read }) => {
    const call = setter.test(callee) ? read() : undefined;
    const [name, value] = call?.args ?? [];
    const isKey = name?.kind === 'text' && /MISTRAL\w*(?:KEY|TOKEN)/.test(name.value);
    return call === undefined || value === undefined || !isKey ? [] : [{ start: call.start, end: call.end, value }];
  });
  return [...bound, ...set, ...magics(source)];
}

/** A notebook's `%env MISTRAL_API_KEY=…`, which reaches this rule as a comment. */
function magics({ text, path }: Source): readonly Assignment[] {
  if (!path.endsWith('.ipynb')) return [];
  return [...text.matchAll(/^#(?:set_)?env[ \t]+\w*MISTRAL\w*(?:KEY|TOKEN)[= \t]+["']?(\w+).*$/gm)].map(
    ({ 0: line, 1: value = '', index: start }) => {
      const span = { start, end: start + line.length };
      return { ...span, value: { kind: 'text', value, holes: [], ...span } };
    },
  );
}

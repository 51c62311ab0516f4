import { say } from '#core/say.ts';
import { removeEntry } from '../fix/entries.ts';
import { removeStatement } from '../fix/statement.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { option, optionsOf } from '../mistral/options.ts';
import { madeClients } from '../query.ts';
import { both, callRule } from '../rule.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';

interface DebugSwitch extends Span {
  readonly by: 'option' | 'statement';
}

export const debugLoggerOn = callRule({
  id: 'call/debug-logger-on',
  languages: both,
  severity: 'warning',
  title: "The SDK's debug log is on",
  why:
    "The SDK's debug logger writes whole requests: the Authorization header with the key, and every message. Whoever reads the " +
    'log has both. Log what you need yourself: model, tokens, time, status.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: speaksToMistral,
  query: debugSwitches,
  filter: (found) => ({
    span: found,
    message: say("The SDK's debug log writes the key and every message. Remove it."),
  }),
  fix: (found, source) => [
    {
      title: say('Remove the debug logger'),
      safe: true,
      edits: [found.by === 'option' ? removeEntry(source, found) : removeStatement(source, found)],
    },
  ],
  docs: {
    bad: { language: 'typescript', code: 'new Mistral({ debugLogger: console })' },
    good: { language: 'typescript', code: 'new Mistral({})' },
  },
});

function debugSwitches(source: Source): readonly DebugSwitch[] {
  const options = madeClients(source).flatMap(({ call }) => {
    const entry = option(optionsOf(source, call), ['debugLogger', 'debug_logger']);
    const off = entry?.value.kind === 'constant' || entry?.value.kind === 'choice';
    return entry === undefined || off ? [] : [{ by: 'option', start: entry.start, end: entry.end } as const];
  });
  const variables = [...source.bindings]
    .filter(([name]) => /MISTRAL_DEBUG/.test(name))
    .flatMap(([, bindings]) => bindings.map(({ at, until }) => ({ by: 'statement', start: at, end: until }) as const));
  return [...options, ...variables];
}

import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { removeEntry } from '../fix/entries.ts';
import { removeStatement } from '../fix/statement.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { both, callRule } from '../rule.ts';
import { entriesNamed } from '../syntax/entries.ts';
import type { Entry, Expression } from '../syntax/expression.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';

/** How verification is switched off: by an option, by a variable of the whole process, or by a context that trusts everybody. */
type Switch = Span &
  ({ readonly by: 'option'; readonly entry: Entry } | { readonly by: 'statement' } | { readonly by: 'context' });

export const tlsVerifyDisabled = callRule({
  id: 'call/tls-verify-disabled',
  languages: both,
  severity: 'error',
  title: 'TLS verification switched off',
  why:
    'Without verification anybody between you and the API can pose as the API, and gets the key with the first request. ' +
    'Where a company\'s proxy needs it, give its certificate (NODE_EXTRA_CA_CERTS, verify="ca.pem") and keep checking.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: speaksToMistral,
  query: switches,
  filter: ({ start, end }) => ({
    span: { start, end },
    message: say('TLS verification is off: anybody on the way can pose as the API and take the key. Remove this.'),
  }),
  fix: (found, source) => [{ title: say('Verify certificates again'), safe: true, edits: [restored(found, source)] }],
  docs: {
    bad: { language: 'python', code: 'client = Mistral(client=httpx.Client(verify=False))' },
    good: { language: 'python', code: 'client = Mistral(client=httpx.Client(verify="company-ca.pem"))' },
  },
});

function switches(source: Source): readonly Switch[] {
  const names = source.family === 'python' ? ['verify', 'verify_ssl'] : ['rejectUnauthorized'];
  const options = entriesNamed(source, names)
    .filter(({ value }) => value.kind === 'constant' && value.value === 'false')
    .map((entry): Switch => ({ by: 'option', entry, start: entry.start, end: entry.end }));
  return [...options, ...statements(source), ...contexts(source)];
}

function statements(source: Source): readonly Switch[] {
  return [...source.bindings]
    .flatMap(([name, bindings]) => bindings.filter(({ value }) => isSwitchedOff(name, value)))
    .map(({ at, until }) => ({ by: 'statement', start: at, end: until }));
}

/** A variable of the whole process, or a field of a session of requests. */
function isSwitchedOff(name: string, value: Expression): boolean {
  if (value.kind !== 'text' && value.kind !== 'constant') return false;
  return name.includes('NODE_TLS_REJECT_UNAUTHORIZED')
    ? value.value === '0'
    : /\.verify$/.test(name) && value.value === 'false';
}

function contexts(source: Source): readonly Switch[] {
  return source.calls
    .filter(({ callee }) => callee === 'ssl._create_unverified_context')
    .map(({ start, end }) => ({ by: 'context', start, end }));
}

function restored(found: Switch, source: Source) {
  if (found.by === 'option') return removeEntry(source, found.entry);
  return found.by === 'statement' ? removeStatement(source, found) : replace(found, 'ssl.create_default_context()');
}

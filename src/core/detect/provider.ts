import { decimal } from '#core/amounts.ts';
import { say, sayRow } from '#core/say.ts';
import type { RuleInfo } from '#core/scan/rule.ts';
import type { Match } from './match.ts';
import { preview } from './match.ts';
import { isPlaceholder } from './placeholder.ts';
import type { Provider } from './providers.ts';
import { providers } from './providers.ts';
import { entropyOf } from './shape.ts';
import { loudTriggers, runTriggers } from './triggers.ts';

const ruleIdOf = ({ id }: Provider): `secret/${string}` =>
  id === 'jwt' ? 'secret/jwt' : id === 'private' ? 'secret/private-key' : `secret/${id}-api-key`;

const titleOf = ({ label }: Provider): string => `Hard-coded ${label}`;

export const providerRules: readonly RuleInfo[] = [...new Map(providers.map((each) => [each.id, each])).values()].map(
  (each) => ({
    id: ruleIdOf(each),
    title: titleOf(each),
    severity: each.severity ?? 'error',
    help: 'Whoever can read this file can use it, and git remembers it after it is deleted. Revoke it where it was made, and read the new one from the environment or a vault.',
  }),
);

/** One pass over the text; a pattern is tried only where its trigger begins a long run, or stands at all when it is a loud one. */
export function* providerMatches(text: string): Generator<Match> {
  for (const { at, provider } of [...loudTriggers(text), ...runTriggers(text)]) {
    const match = matchAt(text, at, provider);
    if (match !== undefined) yield match;
  }
}

function matchAt(text: string, at: number, provider: Provider): Match | undefined {
  if (at < 0 || (/[A-Za-z0-9_]/.test(text.charAt(at - 1)) && !/\\[nrt]$/.test(text.slice(Math.max(0, at - 2), at))))
    return undefined;
  provider.pattern.lastIndex = at;
  const found = provider.pattern.exec(text);
  if (found === null) return undefined;
  const value = found[1] ?? found[0];
  const entropy = entropyOf(value);
  if (entropy < (provider.entropy ?? leastEntropy(value)) || isPlaceholder(value)) return undefined;
  const start = at + found[0].indexOf(value);
  return describe(provider, value, start, entropy);
}

/** Hexadecimal keys have fewer bits a character than others. */
const leastEntropy = (value: string): number => (/^[^A-Z]*$/.test(value) ? 3 : 3.5);

function describe(provider: Provider, value: string, start: number, entropy: number): Match {
  return {
    rule: ruleIdOf(provider),
    severity: provider.severity ?? 'error',
    message: `${sayRow(titleOf(provider))} ${provider.id === 'private' ? '' : preview(value)}`.trimEnd(),
    start,
    end: start + value.length,
    content: value,
    preview: provider.id === 'private' ? '…' : preview(value),
    explanation: {
      tier: 'pattern',
      entropy: Math.round(entropy * 100) / 100,
      because: [
        say('it has the very form of such a secret'),
        say('its characters carry {0} bits each', decimal(entropy, 2)),
      ],
    },
  };
}

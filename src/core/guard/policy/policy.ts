import type { EntityType } from '../redact/entity.ts';

/** What a setting's value may be, and which of two values is the tighter one. */
type Field =
  /** A number; the smaller is the tighter. */
  | { kind: 'limit'; strict: number; standard: number }
  /** On is tighter. */
  | { kind: 'guard'; strict: boolean; standard: boolean }
  /** One of a list, from the loosest to the tightest. */
  | { kind: 'choice'; choices: readonly string[]; strict: string; standard: string };

const limit = (strict: number, standard: number) => ({ kind: 'limit', strict, standard }) as const;
const guard = (strict: boolean, standard: boolean) => ({ kind: 'guard', strict, standard }) as const;

const choice =
  <const Choices extends readonly string[]>(choices: Choices) =>
  (strict: Choices[number], standard: Choices[number]) =>
    ({ kind: 'choice', choices, strict, standard }) as {
      kind: 'choice';
      choices: Choices;
      strict: Choices[number];
      standard: Choices[number];
    };

const redaction = choice(['allow', 'warn', 'redact']);
const failure = choice(['ask', 'block']);

/** Every value the guard takes from a policy: to add one is to add a row. Scores run from 0 to 1, money is in US dollars. */
export const policyFields = {
  'input.maxCharacters': limit(4_000, 4_000),
  'input.maxContextTokens': limit(16_000, 32_000),
  'input.safePrompt': guard(true, false),
  'output.maxTokens': limit(2_048, 4_096),
  'injection.warnAt': limit(0.4, 0.5),
  'injection.blockAt': limit(0.8, 0.9),
  'redact.key': redaction('redact', 'redact'),
  'redact.email': redaction('redact', 'redact'),
  'redact.phone': redaction('redact', 'redact'),
  'redact.card': redaction('redact', 'redact'),
  'redact.iban': redaction('redact', 'redact'),
  'redact.ssn': redaction('redact', 'redact'),
  'redact.national-id': redaction('redact', 'redact'),
  'redact.ip': redaction('redact', 'redact'),
  'redact.host': redaction('redact', 'redact'),
  'redact.path': redaction('redact', 'redact'),
  'redact.identity': redaction('redact', 'redact'),
  'redact.term': redaction('redact', 'redact'),
  'moderation.enabled': guard(true, true),
  'moderation.onFailure': failure('block', 'ask'),
  'moderation.inputBlockAt': limit(0.5, 0.7),
  'moderation.inputWarnAt': limit(0.2, 0.4),
  'moderation.outputBlockAt': limit(0.5, 0.7),
  'moderation.outputWindow': limit(400, 800),
  'output.personalData': choice(['allow', 'redact'])('redact', 'allow'),
  'budget.dollarsPerDay': limit(5, 20),
  'budget.tokensPerDay': limit(1_000_000, 5_000_000),
  'budget.alertAt': limit(0.5, 0.8),
} as const satisfies Record<string, Field> & Record<`redact.${Exclude<EntityType, 'lookalike'>}`, Field>;

export type PolicyKey = keyof typeof policyFields;

type ValueOf<F extends Field> = F extends { kind: 'limit' }
  ? number
  : F extends { kind: 'guard' }
    ? boolean
    : F extends { choices: readonly (infer Choice)[] }
      ? Choice
      : never;

/** Every value decided. */
export type Policy = { readonly [Key in PolicyKey]: ValueOf<(typeof policyFields)[Key]> };

export type PolicyName = 'strict' | 'standard';

const preset = (name: PolicyName): Policy =>
  Object.fromEntries(Object.entries(policyFields).map(([key, field]) => [key, field[name]])) as Policy;

export const presets: Readonly<Record<PolicyName, Policy>> = { strict: preset('strict'), standard: preset('standard') };

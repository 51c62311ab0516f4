import * as z from 'zod/mini';
import { shippedModel } from '../injection/shipped.ts';
import { checkLocally } from '../local.ts';
import { inspectOutput } from '../output/whole.ts';
import type { Policy } from '../policy/policy.ts';
import type { Knowledge } from '../redact/recognise.ts';
import { recognisersFor } from '../redact/recognise.ts';
import { createVocabulary } from '../redact/vocabulary.ts';
import type { Direction } from '../verdict.ts';
import type { Inspected } from './inspected.ts';

/** One line in. Other fields are let through: a test set may carry its labels along. */
const question = z.object({ id: z.union([z.string(), z.number()]), text: z.string() });

export type Question = z.infer<typeof question>;

export interface InspectOptions {
  readonly direction: Direction;
  readonly policy: Policy;
  readonly known: Knowledge;
  readonly fingerprint: (value: string) => string;
}

/** Answers line by line, with the local stages only. Every line is its own conversation. */
export function createInspector(options: InspectOptions): (asked: Question) => Inspected {
  const recognisers = recognisersFor(options.known);
  return options.direction === 'input'
    ? (asked) => inspectInput(asked, { ...options, recognisers })
    : (asked) => ({ id: asked.id, ...inspectOutput(asked.text, recognisers, options.policy) });
}

type Prepared = InspectOptions & { readonly recognisers: ReturnType<typeof recognisersFor> };

function inspectInput({ id, text }: Question, { recognisers, policy, fingerprint }: Prepared): Inspected {
  const context = { model: shippedModel(), recognisers, vocabulary: createVocabulary(fingerprint) };
  const { value, verdict } = checkLocally(text, 'typed', context, policy);
  const signals = value.injection.evidence.map(({ code }) => code);
  return {
    id,
    verdict: verdict.kind,
    injection: { score: rounded(value.injection.score), signals },
    entities: value.redacted.entities,
    text: value.redacted.text,
  };
}

const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

export type ParsedLine = { ok: true; asked: Question } | { ok: false; problem: 'not JSON' | 'no id and text' };

export function parseLine(line: string): ParsedLine {
  const json = parseJson(line);
  if (json === undefined) return { ok: false, problem: 'not JSON' };
  const parsed = question.safeParse(json);
  return parsed.success ? { ok: true, asked: parsed.data } : { ok: false, problem: 'no id and text' };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

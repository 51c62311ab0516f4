import type { ToolResult } from '../mistral/tool.ts';
import type { FencedPart } from './context/fence.ts';
import type { Screened } from './injection/screen.ts';
import type { Draft } from './input/validate.ts';
import { validate } from './input/validate.ts';
import type { LocalContext, LocallyChecked } from './local.ts';
import { checkSteps } from './local.ts';
import type { Policy } from './policy/policy.ts';
import type { Entity } from './redact/entity.ts';
import type { Assessed } from './stage.ts';
import type { Steps } from './steps.ts';
import { atOnce } from './steps.ts';
import { gravest } from './verdict.ts';

export interface PrepareContext extends LocalContext {
  readonly tokenCorrection: number;
}

/** A message as it would leave: this is the preview, and what is sent is this and nothing else. */
export interface Prepared {
  readonly question: string;
  readonly context: readonly FencedPart[];
  readonly results: readonly ToolResult[];
  readonly injection: Screened;
  readonly entities: readonly Entity[];
  readonly contextTokens: number;
}

/** Everything that can be said before anything leaves the machine. What is too long is not looked at any further. */
export function* prepareSteps(draft: Draft, context: PrepareContext, policy: Policy): Steps<Assessed<Prepared>> {
  const measured = validate(draft, context, policy);
  const { contextTokens } = measured.value;
  if (measured.verdict.kind === 'block') return { value: { ...nothing, contextTokens }, verdict: measured.verdict };
  yield;
  const typed = yield* checkSteps(draft.text, 'typed', context, policy);
  const attached = yield* partSteps(draft.attachments, context, policy);
  const results = yield* partSteps(draft.results ?? [], context, policy);
  const all = [typed, ...attached, ...results];
  return {
    value: {
      question: typed.value.redacted.text,
      context: attached.map(({ part, value }) => ({ ...part, text: value.redacted.text })),
      results: results.map(({ part, value }) => ({ ...part, text: value.redacted.text })),
      injection: typed.value.injection,
      entities: all.flatMap(({ value }) => entitiesOf(value)),
      contextTokens,
    },
    verdict: gravest(all.map(({ verdict }) => verdict)),
  };
}

export const prepare = (...asked: Parameters<typeof prepareSteps>): Assessed<Prepared> =>
  atOnce(prepareSteps(...asked));

type Checked<Part> = Assessed<LocallyChecked> & { readonly part: Part };

function* partSteps<Part extends FencedPart>(
  parts: readonly Part[],
  context: PrepareContext,
  policy: Policy,
): Steps<readonly Checked<Part>[]> {
  const checked: Checked<Part>[] = [];
  for (const part of parts) {
    yield;
    checked.push({ part, ...(yield* checkSteps(part.text, { attachment: part.name }, context, policy)) });
  }
  return checked;
}

const nothing = {
  question: '',
  context: [],
  results: [],
  injection: { score: 0, evidence: [] },
  entities: [],
} as const;

const entitiesOf = ({ redacted }: LocallyChecked): readonly Entity[] => redacted.entities;

import type { ToolResult } from '../mistral/tool.ts';
import type { FencedPart } from './context/fence.ts';
import type { Screened } from './injection/screen.ts';
import type { Draft } from './input/validate.ts';
import { validate } from './input/validate.ts';
import type { LocalContext, LocallyChecked } from './local.ts';
import { checkLocally } from './local.ts';
import type { Policy } from './policy/policy.ts';
import type { Entity } from './redact/entity.ts';
import type { Assessed } from './stage.ts';
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
export function prepare(draft: Draft, context: PrepareContext, policy: Policy): Assessed<Prepared> {
  const measured = validate(draft, context, policy);
  const { contextTokens } = measured.value;
  if (measured.verdict.kind === 'block') return { value: { ...nothing, contextTokens }, verdict: measured.verdict };
  const typed = checkLocally(draft.text, 'typed', context, policy);
  const check = <Part extends FencedPart>(part: Part) => ({
    part,
    ...checkLocally(part.text, { attachment: part.name }, context, policy),
  });
  const attached = draft.attachments.map(check);
  const results = (draft.results ?? []).map(check);
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

const nothing = {
  question: '',
  context: [],
  results: [],
  injection: { score: 0, evidence: [] },
  entities: [],
} as const;

const entitiesOf = ({ redacted }: LocallyChecked): readonly Entity[] => redacted.entities;

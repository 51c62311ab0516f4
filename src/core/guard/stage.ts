import type { Policy } from './policy/policy.ts';
import type { Verdict } from './verdict.ts';

/** What a stage hands on: the text as the next stage should see it, and what it thinks of it. */
export interface Assessed<Value> {
  readonly value: Value;
  readonly verdict: Verdict;
}

/** Every local stage has this shape; `Context` is what the stage needs to know beside the input. */
export type Stage<Input, Context, Output> = (input: Input, context: Context, policy: Policy) => Assessed<Output>;

/** The same for a stage that asks somebody else, who may be slow or down. */
export type RemoteStage<Input, Context, Output> = (
  input: Input,
  context: Context,
  policy: Policy,
  signal: AbortSignal,
) => Promise<Assessed<Output>>;

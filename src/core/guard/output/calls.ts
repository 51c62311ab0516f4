import type { ToolCall } from '../../mistral/tool.ts';
import type { Policy } from '../policy/policy.ts';
import { restore, textOf } from '../redact/restore.ts';
import type { Vocabulary } from '../redact/vocabulary.ts';
import { mapRecord } from '../strings.ts';
import type { Reason, Verdict } from '../verdict.ts';
import { block, reasonsOf } from '../verdict.ts';
import type { OutputContext } from './findings.ts';
import { sanitiseData } from './sanitise.ts';

export interface CallContext extends OutputContext {
  readonly vocabulary: Vocabulary;
  readonly policy: Policy;
  /** Asks the moderation about everything the call says. */
  readonly judge: (text: string) => Promise<Verdict>;
}

export type PassedCall =
  | { readonly passed: true; readonly call: ToolCall; readonly reasons: readonly Reason[] }
  | { readonly passed: false; readonly verdict: Verdict };

/** A call as a program may run it: every text in it was looked at as data, and values come back last. */
export async function passCall(call: ToolCall, context: CallContext): Promise<PassedCall> {
  const texts: string[] = [];
  const reasons: Reason[] = [];
  let leak: Reason | undefined;
  const looked = mapRecord(call.input, (text) => {
    const released = sanitiseData(text, context, context.policy);
    reasons.push(...released.reasons);
    if (released.stopped) leak ??= released.reasons.at(-1);
    texts.push(released.text);
    return released.text;
  });
  if (leak !== undefined) return { passed: false, verdict: block(leak) };
  const judged = await context.judge(texts.join('\n'));
  if (judged.kind === 'block') return { passed: false, verdict: judged };
  const input = mapRecord(looked, (text) => textOf(restore(text, context.vocabulary)));
  return { passed: true, call: { ...call, input }, reasons: [...reasons, ...reasonsOf(judged)] };
}

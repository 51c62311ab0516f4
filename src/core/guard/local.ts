import type { Canonical } from './canonical/canonicalise.ts';
import { canonicalise } from './canonical/canonicalise.ts';
import type { Model } from './injection/model.ts';
import type { Screened } from './injection/screen.ts';
import { screen } from './injection/screen.ts';
import type { Policy } from './policy/policy.ts';
import type { Recogniser } from './redact/entity.ts';
import type { Redacted } from './redact/redact.ts';
import { redact } from './redact/redact.ts';
import type { Vocabulary } from './redact/vocabulary.ts';
import type { Assessed } from './stage.ts';
import type { Steps } from './steps.ts';
import { atOnce } from './steps.ts';
import type { TextSource } from './verdict.ts';
import { gravest } from './verdict.ts';

/** What the stages that run on this machine need to know. */
export interface LocalContext {
  readonly model: Model;
  readonly recognisers: readonly Recogniser[];
  readonly vocabulary: Vocabulary;
}

export interface LocallyChecked {
  readonly canonical: Canonical;
  readonly injection: Screened;
  readonly redacted: Redacted;
}

/** One text through every local stage. Redaction runs whatever the screen said: the person may overrule a warning. */
export function* checkSteps(
  text: string,
  source: TextSource,
  context: LocalContext,
  policy: Policy,
): Steps<Assessed<LocallyChecked>> {
  const canonical = canonicalise(text);
  yield;
  const injection = screen(canonical, { model: context.model, source }, policy);
  yield;
  const redacted = redact(canonical, { ...context, source }, policy);
  return {
    value: { canonical, injection: injection.value, redacted: redacted.value },
    verdict: gravest([injection.verdict, redacted.verdict]),
  };
}

export const checkLocally = (...asked: Parameters<typeof checkSteps>): Assessed<LocallyChecked> =>
  atOnce(checkSteps(...asked));

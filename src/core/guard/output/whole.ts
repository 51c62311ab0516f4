import { canonicalise } from '../canonical/canonicalise.ts';
import type { Inspected } from '../inspect/inspected.ts';
import type { Policy } from '../policy/policy.ts';
import type { Recogniser } from '../redact/entity.ts';
import { recognise } from '../redact/recognise.ts';
import type { Confidential } from './leak.ts';
import { createLeakFinder } from './leak.ts';
import { createSanitiser } from './sanitise.ts';

/** A whole reply at once, by way of the same units a stream is cut into. */
export function inspectOutput(
  text: string,
  recognisers: readonly Recogniser[],
  policy: Policy,
  confidential: Confidential = {},
): Omit<Inspected, 'id'> {
  const sanitiser = createSanitiser({ recognisers, findLeaks: createLeakFinder(confidential) }, policy);
  const released = [...sanitiser.push(text), ...sanitiser.end()];
  const codes = released.flatMap(({ reasons }) =>
    reasons.flatMap((reason) => (reason.stage === 'output' ? [reason.code] : [])),
  );
  const stopped = released.some((piece) => piece.stopped);
  return {
    verdict: stopped ? 'block' : codes.length > 0 ? 'warn' : 'allow',
    injection: { score: 0, signals: [...new Set(codes)] },
    entities: recognise(canonicalise(text), recognisers).filter(({ type }) => type !== 'lookalike'),
    text: released.map((piece) => piece.text).join(''),
  };
}

import { canonicalise } from '../../guard/canonical/canonicalise.ts';
import type { LocalContext } from '../../guard/local.ts';
import { checkLocally } from '../../guard/local.ts';
import type { Policy } from '../../guard/policy/policy.ts';
import type { Entity, Recogniser } from '../../guard/redact/entity.ts';
import { redact } from '../../guard/redact/redact.ts';
import type { Verdict } from '../../guard/verdict.ts';
import { allow } from '../../guard/verdict.ts';
import type { Place } from './shapes.ts';

/** What the local stages make of one text of a request. */
export interface Looked {
  readonly text: string;
  readonly verdict: Verdict;
  readonly entities: readonly Entity[];
}

export function look(text: string, place: Place, context: LocalContext, policy: Policy): Looked {
  if (place.kind === 'data') return redactOnly(text, context, policy);
  if (place.kind === 'word' && text.length < shortestKey) return { text, verdict: allow, entities: [] };
  if (place.kind === 'word')
    return redactOnly(text, { ...context, recognisers: context.recognisers.map(keysOnly) }, policy);
  const source = place.kind === 'typed' ? 'typed' : { attachment: place.name };
  const { value, verdict } = checkLocally(text, source, context, policy);
  return { text: value.redacted.text, verdict, entities: value.redacted.entities };
}

/** Most words of the protocol are shorter than any key. */
const shortestKey = 16;

function redactOnly(text: string, { recognisers, vocabulary }: LocalContext, policy: Policy): Looked {
  const { value, verdict } = redact(
    canonicalise(text),
    { recognisers, vocabulary, source: { attachment: 'data' } },
    policy,
  );
  return { text: value.text, verdict, entities: value.entities };
}

const keysOnly =
  (recogniser: Recogniser): Recogniser =>
  (text) =>
    recogniser(text).filter(({ type }) => type === 'key');

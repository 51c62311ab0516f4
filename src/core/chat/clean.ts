import { canonicalise } from '#core/guard/canonical/canonicalise.ts';
import { presets } from '#core/guard/policy/policy.ts';
import type { Recogniser } from '#core/guard/redact/entity.ts';
import { mentionsIn } from '#core/guard/redact/placeholder.ts';
import { redact } from '#core/guard/redact/redact.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import type { Clean } from './record.ts';

/** Redacts whatever the policy let pass, and leaves the placeholders that are there already. */
export function cleaner(recognisers: readonly Recogniser[], vocabulary: Vocabulary): Clean {
  const redacted = (text: string): string =>
    redact(canonicalise(text), { recognisers, vocabulary, source: 'typed' }, presets.strict).value.text;
  return (text) => {
    const parts: string[] = [];
    let at = 0;
    for (const { start, end } of mentionsIn(text)) {
      parts.push(redacted(text.slice(at, start)), text.slice(start, end));
      at = end;
    }
    return [...parts, redacted(text.slice(at))].join('');
  };
}

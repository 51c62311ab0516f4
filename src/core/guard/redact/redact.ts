import type { Canonical } from '../canonical/canonicalise.ts';
import { applyEdits } from '../canonical/mapped.ts';
import type { Stage } from '../stage.ts';
import type { Reason, TextSource, Verdict } from '../verdict.ts';
import { allow } from '../verdict.ts';
import type { Entity, Recogniser } from './entity.ts';
import { recognise } from './recognise.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface RedactContext {
  readonly recognisers: readonly Recogniser[];
  readonly vocabulary: Vocabulary;
  readonly source: TextSource;
}

export interface Redacted {
  /** Exactly what may leave the machine. */
  readonly text: string;
  /** What was found, in terms of what was typed, whatever the policy made of it. */
  readonly entities: readonly Entity[];
}

export const redact: Stage<Canonical, RedactContext, Redacted> = (canonical, context, policy) => {
  const entities = recognise(canonical, context.recognisers);
  const actionFor = (entity: Entity) => (entity.type === 'lookalike' ? 'redact' : policy[`redact.${entity.type}`]);
  const edits = entities
    .filter((entity) => actionFor(entity) === 'redact')
    .map(({ type, start, end }) => ({
      start,
      end,
      text: context.vocabulary.nameFor(type, canonical.original.slice(start, end)),
    }));
  const warned = entities.filter((entity) => actionFor(entity) === 'warn');
  return {
    value: {
      text: applyEdits(canonical.original, edits),
      entities: entities.filter(({ type }) => type !== 'lookalike'),
    },
    verdict: verdictOn(warned, context.source),
  };
};

function verdictOn(warned: readonly Entity[], source: TextSource): Verdict {
  const [first, ...rest] = warned.map(
    ({ type, start, end }): Reason => ({
      stage: 'redact',
      code: type,
      span: { start, end },
      source,
    }),
  );
  return first === undefined ? allow : { kind: 'warn', reasons: [first, ...rest] };
}

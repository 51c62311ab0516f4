import type { Canonical } from '../canonical/canonicalise.ts';
import { overlaps } from '../span.ts';
import { recogniseEmail, recogniseHost, recognisePath } from './addresses.ts';
import { recogniseEscaped, recogniseInBlobs } from './encoded.ts';
import type { Entity, KeyDetector, Recogniser } from './entity.ts';
import { findKeys, recogniseKeys } from './keys.ts';
import { recogniseNationalId } from './nationalIds.ts';
import { recogniseCard, recogniseIban, recogniseIp, recogniseSsn } from './numbers.ts';
import { recogniseOwnKeys } from './ownKeys.ts';
import { recognisePhone } from './phone.ts';
import { mentionsIn } from './placeholder.ts';
import { recogniseWords } from './terms.ts';

/** What only the surroundings know: the key table, the person's keys, who they are, what they never want sent. */
export interface Knowledge {
  readonly detectKeys?: KeyDetector;
  readonly isOwnKey?: (candidate: string) => boolean;
  readonly identity?: readonly string[];
  readonly terms?: readonly string[];
}

const recogniseLookalikes: Recogniser = (text) =>
  mentionsIn(text).map(({ start, end }) => ({ type: 'lookalike', start, end }));

/** In order of precedence: where two overlap, the earlier names the whole. */
export function recognisersFor(known: Knowledge): readonly Recogniser[] {
  const keys = [
    recogniseKeys(known.detectKeys ?? findKeys),
    ...(known.isOwnKey === undefined ? [] : [recogniseOwnKeys(known.isOwnKey)]),
  ];
  return [
    ...keys,
    recogniseInBlobs(keys),
    recogniseEscaped([...keys, recogniseEmail, recogniseIban, recogniseCard]),
    recogniseEmail,
    recogniseIban,
    recogniseCard,
    recogniseNationalId,
    recogniseSsn,
    recogniseIp,
    recognisePhone,
    recogniseHost,
    recognisePath,
    recogniseWords('identity', known.identity ?? []),
    recogniseWords('term', known.terms ?? []),
    recogniseLookalikes,
  ];
}

/** Everything found in what the person can see, in terms of what they typed; overlaps merged, in order. */
export function recognise({ visible, isEncoded }: Canonical, recognisers: readonly Recogniser[]): readonly Entity[] {
  const found = recognisers.flatMap((recogniser, rank) =>
    recogniser(visible.text, isEncoded).map((entity) => ({ ...entity, ...visible.origin(entity), rank })),
  );
  const merged: (Entity & { rank: number })[] = [];
  for (const entity of found.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last === undefined || !overlaps(last, entity)) merged.push(entity);
    else merged.splice(-1, 1, union(last, entity));
  }
  return merged.map(({ type, start, end }) => ({ type, start, end }));
}

const union = <T extends Entity & { rank: number }>(a: T, b: T): T => ({
  ...(a.rank <= b.rank ? a : b),
  start: Math.min(a.start, b.start),
  end: Math.max(a.end, b.end),
});

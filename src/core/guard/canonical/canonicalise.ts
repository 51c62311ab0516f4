import type { Span } from '../span.ts';
import { findBlobs } from './blobs.ts';
import { findCompatible } from './compatible.ts';
import { findEscapes } from './escapes.ts';
import type { Hidden, HiddenTechnique } from './invisible.ts';
import { findInvisible } from './invisible.ts';
import { findLookalikes } from './lookalikes.ts';
import type { Edit, MappedText } from './mapped.ts';
import { rewrite, unmapped } from './mapped.ts';
import { findSpelled } from './spacing.ts';
import { findLeet, findRotated } from './substitutions.ts';

export interface Canonical {
  /** What was typed. */
  readonly original: string;
  /** Without what cannot be seen and in one form of Unicode, otherwise as typed: personal data is looked for here. */
  readonly visible: MappedText;
  /** Decoded and unfolded as far as it goes: instructions are looked for here. */
  readonly plain: MappedText;
  readonly hidden: readonly HiddenText[];
  /** Something in it was written in another way: escaped, or as a blob. */
  readonly isEncoded: boolean;
}

interface HiddenText extends Span {
  readonly technique: HiddenTechnique;
}

/** Decoding can uncover another encoding; deeper nesting than this is treated as data. */
const levels = 2;

/** A pass finds what to replace in a text; the order matters: an encoding is undone before what it may have hidden. */
type Pass = (text: string) => readonly Edit[];

const decoding: readonly Pass[] = [findEscapes, findBlobs];
const appearance: readonly Pass[] = [findInvisible, findCompatible, findLookalikes];
const disguise: readonly Pass[] = [findSpelled, findLeet, findRotated];

export function canonicalise(original: string): Canonical {
  const invisible = findInvisible(original);
  const visible = apply([findCompatible], rewrite(unmapped(original), invisible));
  let plain = apply([findLookalikes], visible);
  let isEncoded = false;
  for (let level = 0; level < levels; level++) {
    const decoded = apply(decoding, plain);
    if (decoded === plain) break;
    isEncoded = true;
    plain = apply(appearance, decoded);
  }
  return { original, visible, plain: apply(disguise, plain), hidden: invisible.flatMap(hiddenIn), isEncoded };
}

const apply = (passes: readonly Pass[], source: MappedText): MappedText =>
  passes.reduce((text, pass) => rewrite(text, pass(text.text)), source);

const hiddenIn = ({ start, end, technique }: Hidden): readonly HiddenText[] =>
  technique === undefined ? [] : [{ start, end, technique }];

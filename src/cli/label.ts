import { keyShape } from '#core/detect/shape.ts';
import { UsageError } from './command.ts';

/** A label is printed, listed and typed again: a key or something that steers a terminal must not become one. */
export function checkedLabel(label: string | undefined): string {
  if (label === undefined || label.trim() === '') throw new UsageError('One label is needed.');
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(label) || label.length > 100)
    throw new UsageError('A label is a short name without control characters.');
  if (isKeyShaped(label))
    throw new UsageError(
      'That looks like a key, not like a name for one. Choose a name; the key is asked for afterwards. If it is a key, replace it: your shell may keep what was typed.',
    );
  return label;
}

const isKeyShaped = (label: string): boolean =>
  (label.match(/[A-Za-z0-9]{32,}/g) ?? []).some((run) => run.length > 32 || keyShape(run) !== undefined);

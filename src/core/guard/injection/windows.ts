import type { Span } from '../span.ts';

/** A long text is judged in windows: an attack is a paragraph, not a share of a file. */
const length = 1_200;
const stride = 800;

export function windowsOf(textLength: number): readonly Span[] {
  const count = Math.max(1, Math.ceil((textLength - length) / stride) + 1);
  return Array.from({ length: count }, (_, i) => ({
    start: i * stride,
    end: Math.min(i * stride + length, textLength),
  }));
}

import type { Span } from '../span.ts';

const fence = /^ {0,3}(?:`{3,}|~{3,})/gm;
const inline = /`{1,3}[^`\n]{1,400}`{1,3}/g;

export interface CodeIn {
  /** Where the text is code: shown as it is, never run. */
  readonly spans: readonly Span[];
  readonly endsInFence: (end: number) => boolean;
}

/** `inFence` says how the text before ended; `atLineStart` whether a fence may begin at the very start. */
export function codeIn(text: string, inFence: boolean, atLineStart: boolean): CodeIn {
  const fences = Array.from(text.matchAll(fence), ({ index }) => index).filter((index) => index > 0 || atLineStart);
  const endsInFence = (end: number): boolean => (fences.filter((at) => at < end).length % 2 === 1) !== inFence;
  const edges = [...(inFence ? [0] : []), ...fences, text.length];
  const fenced = Array.from({ length: Math.floor(edges.length / 2) }, (_, i) => ({
    start: edges[2 * i] ?? 0,
    end: edges[2 * i + 1] ?? text.length,
  }));
  const inlined = Array.from(text.matchAll(inline), ({ 0: code, index: start }) => ({
    start,
    end: start + code.length,
  })).filter(({ start }) => !fenced.some((block) => block.start <= start && start < block.end));
  return { spans: [...fenced, ...inlined], endsInFence };
}

import type { MistralError } from '#core/mistral/error.ts';

/** Carries a failure through code that only knows exceptions. It never holds the request, which has the key in it. */
export class Failed extends Error {
  readonly failure: MistralError;

  constructor(failure: MistralError) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** The answer parsed, and yet lacks what was asked for. */
export const lacking = (detail: string): Failed => new Failed({ kind: 'unexpected-reply', detail });

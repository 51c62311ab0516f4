import { boundedDetail } from '#core/mistral/boundedDetail.ts';
import type { MistralError } from '#core/mistral/error.ts';
import { httpFailure } from './httpFailure.ts';

/** Carries a failure through code that only knows exceptions. It never holds the request, which has the key in it. */
export class Refused extends Error {
  readonly failure: MistralError;

  constructor(failure: MistralError) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** The only fetch that ever sees a key: follows no redirect, and lets nothing but a 2xx answer through. */
export async function guardedFetch(request: Request, rawKey: string): Promise<Response> {
  const response = await fetch(request, { redirect: 'manual' });
  if (response.ok) return response;
  throw new Refused(await httpFailure(response, (text) => boundedDetail(text, rawKey)));
}

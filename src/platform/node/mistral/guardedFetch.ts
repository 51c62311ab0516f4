import { boundedDetail } from '#core/mistral/boundedDetail.ts';
import { boundedBody } from './boundedBody.ts';
import { Failed } from './failed.ts';
import { httpFailure } from './httpFailure.ts';

/** The only fetch that ever sees a key: follows no redirect, and lets nothing but a 2xx answer through. */
export async function guardedFetch(request: Request, rawKey: string): Promise<Response> {
  const response = await reach(request);
  if (response.ok) return boundedBody(response);
  throw new Failed(await httpFailure(response, (text) => boundedDetail(text, rawKey)));
}

/** What fetch itself throws is, by its specification, the network, unless somebody aborted: the deadline knows. */
async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request, { redirect: 'manual' });
  } catch {
    throw new Failed({ kind: 'offline' });
  }
}

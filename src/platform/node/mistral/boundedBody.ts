import { Failed } from './failed.ts';

/** No answer of the API comes near it; a server that never ends must not fill the memory. */
const largest = 64 * 1024 * 1024;

/** The same answer, which breaks off where it is longer than any that is meant. */
export function boundedBody(response: Response, limit = largest): Response {
  if (response.body === null) return response;
  let size = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > limit) controller.error(new Failed({ kind: 'unexpected-reply', detail: 'the reply is too long' }));
      else controller.enqueue(chunk);
    },
  });
  const { status, statusText, headers } = response;
  return new Response(response.body.pipeThrough(counted), { status, statusText, headers });
}

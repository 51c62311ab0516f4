import { buildRequest } from '#core/guard/request.ts';
import { wireOf } from '#core/mistral/wire.ts';
import type { Random } from '#core/ports.ts';
import type { Look } from './lookAhead.ts';

/** The request as it will leave, word for word. Only the fence's id changes with every message. */
export function requestText({ prepared, conversation }: Look, random: Random): string {
  const { request } = buildRequest(prepared.value, conversation, random);
  return JSON.stringify(wireOf(request), null, 2);
}

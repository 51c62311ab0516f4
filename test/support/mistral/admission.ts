import type { EndpointId } from './contract/endpoints.ts';
import { rowOf } from './contract/endpoints.ts';
import type { KeyKind, Keyring, PlayedHost, PlayedKey } from './keyring.ts';
import type { Received } from './recorder.ts';

/** How this player wants an Admin key: Mistral's documentation and its OpenAPI document each say one. */
export type AdminHeader = 'x-api-key' | 'bearer';

/** The key of a request that is let in; undefined is a 401. */
export function admit(
  keyring: Keyring,
  adminHeader: AdminHeader,
  endpoint: EndpointId,
  request: Received,
): PlayedKey | undefined {
  const { presentation } = rowOf(endpoint);
  const raw = presented(request, presentation === 'admin' ? adminHeader : presentation);
  const wanted: KeyKind = presentation === 'admin' ? 'admin' : kindAt[request.host];
  return keyring.find(raw)?.kind === wanted ? keyring.admit(raw) : undefined;
}

/** A Codestral key answers on its own host only, and no other key answers there. */
const kindAt: Record<PlayedHost, KeyKind> = { api: 'studio', codestral: 'codestral' };

function presented({ headers }: Received, header: AdminHeader): string {
  if (header === 'x-api-key') return String(headers['x-api-key'] ?? '');
  return /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
}

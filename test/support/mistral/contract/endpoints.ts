import { z } from 'zod';
import { keyListQuery, newKeyRequest, usageQuery } from './admin.ts';
import { agentsRequest, chatRequest, fimRequest } from './chat.ts';
import { embeddingRequest } from './embeddings.ts';
import { chatModerationRequest, moderationRequest } from './moderation.ts';

/** How a key is presented. For `admin` Mistral's own pages disagree, so each player decides. */
export type Presentation = 'bearer' | 'x-api-key' | 'admin';

type Row = { readonly presentation: Presentation; readonly query: z.ZodType; readonly body?: z.ZodType };

const nothing = z.strictObject({});
const modelsQuery = z.strictObject({ provider: z.string().optional(), model: z.string().optional() });

/** Everything the player plays. To play more, add a row here and a reply beside it. */
export const endpoints = {
  'GET /v1/models': { presentation: 'bearer', query: modelsQuery },
  'GET /v1/models/{id}': { presentation: 'bearer', query: nothing },
  'GET /v1/users/me': { presentation: 'x-api-key', query: nothing },
  'POST /v1/chat/completions': { presentation: 'bearer', query: nothing, body: chatRequest },
  'POST /v1/agents/completions': { presentation: 'bearer', query: nothing, body: agentsRequest },
  'POST /v1/fim/completions': { presentation: 'bearer', query: nothing, body: fimRequest },
  'POST /v1/embeddings': { presentation: 'bearer', query: nothing, body: embeddingRequest },
  'POST /v1/moderations': { presentation: 'bearer', query: nothing, body: moderationRequest },
  'POST /v1/chat/moderations': { presentation: 'bearer', query: nothing, body: chatModerationRequest },
  'GET /v1/admin/api-keys': { presentation: 'admin', query: keyListQuery },
  'POST /v1/admin/api-keys': { presentation: 'admin', query: nothing, body: newKeyRequest },
  'DELETE /v1/admin/api-keys/{id}': { presentation: 'admin', query: nothing },
  'GET /v1/admin/usage': { presentation: 'admin', query: usageQuery },
} as const satisfies Record<string, Row>;

export type EndpointId = keyof typeof endpoints;

/** The path alone, for a test that does not care about the method. */
export type Path = EndpointId extends `${string} ${infer Tail}` ? Tail : never;

export const rowOf = (id: EndpointId): Row => endpoints[id];

export type Route = { readonly endpoint: EndpointId; readonly id?: string };

export function route(method: string, pathname: string): Route | undefined {
  const exact = `${method} ${pathname}`;
  if (isEndpoint(exact)) return { endpoint: exact };
  const [, parent = '', last = ''] = /^(.*)\/([^/]+)$/.exec(pathname) ?? [];
  const general = `${method} ${parent}/{id}`;
  return isEndpoint(general) ? { endpoint: general, id: decoded(last) } : undefined;
}

const isEndpoint = (text: string): text is EndpointId => Object.hasOwn(endpoints, text);

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

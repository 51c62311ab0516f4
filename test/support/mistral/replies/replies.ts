import type { Answer } from '../answer.ts';
import type { EndpointId } from '../contract/endpoints.ts';
import type { Exchange } from '../exchange.ts';
import { createAdminKey, deleteAdminKey, listAdminKeys } from './adminKeys.ts';
import { agent, chat, fim } from './chat.ts';
import { embed } from './embeddings.ts';
import { whoAmI } from './identity.ts';
import { listModels, retrieveModel } from './models.ts';
import { moderate, moderateChat } from './moderation.ts';
import { usage } from './usage.ts';

export const replies: Readonly<Record<EndpointId, (exchange: Exchange) => Answer>> = {
  'GET /v1/models': listModels,
  'GET /v1/models/{id}': retrieveModel,
  'GET /v1/users/me': whoAmI,
  'POST /v1/chat/completions': chat,
  'POST /v1/agents/completions': agent,
  'POST /v1/fim/completions': fim,
  'POST /v1/embeddings': embed,
  'POST /v1/moderations': moderate,
  'POST /v1/chat/moderations': moderateChat,
  'GET /v1/admin/api-keys': listAdminKeys,
  'POST /v1/admin/api-keys': createAdminKey,
  'DELETE /v1/admin/api-keys/{id}': deleteAdminKey,
  'GET /v1/admin/usage': usage,
};

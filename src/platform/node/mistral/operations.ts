import type { MistralApi } from '#core/mistral/api.ts';
import { listModels, whoAmI } from './account.ts';
import type { AdapterOptions } from './adapterOptions.ts';
import { createKey, deleteKey, listKeys } from './admin.ts';
import { adminRequests } from './adminRequest.ts';
import { connect, perform } from './call.ts';
import { complete } from './chat.ts';
import { stream } from './chatStream.ts';
import { moderate, moderateChat } from './moderation.ts';
import { moderationModels } from './moderationModel.ts';

const checkTimeoutMs = 15_000;
const chatTimeoutMs = 120_000;

export function operations({ alsoAllowed = [], moderationModel }: AdapterOptions): MistralApi {
  const check = { timeoutMs: checkTimeoutMs, alsoAllowed };
  const chat = { timeoutMs: chatTimeoutMs, alsoAllowed };
  const admin = adminRequests();
  const withModel = moderationModels(moderationModel);
  return {
    listModels: (call) => perform(call, check, listModels),
    whoAmI: (call) => perform(call, check, whoAmI),
    complete: (call, request) => perform(call, chat, (connection) => complete(connection, request)),
    stream: (call, request) => connect(call, chat, (connection) => stream(connection, request)),
    moderate: (call, texts) =>
      perform(call, check, (connection) => withModel(connection, (model) => moderate(connection, model, texts))),
    moderateChat: (call, messages) =>
      perform(call, check, (connection) => withModel(connection, (model) => moderateChat(connection, model, messages))),
    createKey: (call, wish) => perform(call, check, (connection) => createKey(admin, connection, wish)),
    listKeys: (call, search) => perform(call, check, (connection) => listKeys(admin, connection, search)),
    deleteKey: (call, id) => perform(call, check, (connection) => deleteKey(admin, connection, id)),
  };
}

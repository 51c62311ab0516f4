import type { Identity, Model } from '#core/mistral/account.ts';
import type { Connection } from './call.ts';
import { ask } from './client.ts';
import { lacking } from './failed.ts';

export async function listModels(connection: Connection): Promise<Model[]> {
  const { data } = await ask(connection, (sdk, client) => sdk.modelsList(client));
  if (data === undefined) throw lacking('no list of models');
  return data.filter((card) => card.type === 'base' || card.type === 'fine-tuned').map(modelOf);
}

type Card = {
  id: string;
  aliases?: string[] | undefined;
  maxContextLength: number;
  capabilities: {
    completionChat?: boolean | undefined;
    completionFim?: boolean | undefined;
    moderation?: boolean | undefined;
  };
  deprecation?: Date | null | undefined;
};

function modelOf({ id, aliases = [], maxContextLength, capabilities, deprecation }: Card): Model {
  return {
    id,
    aliases,
    contextTokens: maxContextLength,
    can: {
      chat: capabilities.completionChat === true,
      fillInMiddle: capabilities.completionFim === true,
      moderate: capabilities.moderation === true,
    },
    ...(deprecation ? { deprecatedOn: deprecation.toISOString() } : {}),
  };
}

export async function whoAmI(connection: Connection): Promise<Identity> {
  const security = { dashboardUserContextAuth: connection.rawKey };
  const identity = await ask(connection, (sdk, client) => sdk.betaUsersGetIdentity(client, security));
  const { workspace, organization, apiKey } = identity;
  return {
    userId: identity.id,
    ...(workspace ? { workspace } : {}),
    ...(organization ? { organisation: organization } : {}),
    ...(apiKey ? { key: { id: apiKey.id, ...(apiKey.name === null ? {} : { name: apiKey.name }) } } : {}),
  };
}

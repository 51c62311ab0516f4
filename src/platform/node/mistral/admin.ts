import type * as z from 'zod';
import type { AdminKey, CreatedKey, NewKey } from '#core/mistral/adminKey.ts';
import { Secret } from '#core/vault/secret.ts';
import type { AdminRequest } from './adminRequest.ts';
import { createdKeySchema, deletedSchema, keyListSchema } from './adminSchemas.ts';
import type { Connection } from './call.ts';

const path = '/v1/admin/api-keys';

/** The most the server gives at once; a search by the last four characters never comes near. */
const pageSize = 100;

export async function createKey(request: AdminRequest, connection: Connection, wish: NewKey): Promise<CreatedKey> {
  const body = {
    name: wish.name,
    workspace_uuid: wish.workspaceId,
    user_id: wish.userId,
    ...(wish.expires === undefined ? {} : { expiration: wish.expires }),
  };
  const made = createdKeySchema.parse(await request(connection, { method: 'POST', path, body }));
  return { id: made.key_id, key: new Secret(made.key), ...nameAndExpiry(made) };
}

export async function listKeys(request: AdminRequest, connection: Connection, search?: string): Promise<AdminKey[]> {
  const keys: AdminKey[] = [];
  let page: AdminKey[];
  do {
    page = await listPage(request, connection, keys.length, search);
    keys.push(...page);
  } while (page.length === pageSize);
  return keys;
}

async function listPage(
  request: AdminRequest,
  connection: Connection,
  offset: number,
  search: string | undefined,
): Promise<AdminKey[]> {
  const query = new URLSearchParams({ limit: String(pageSize), offset: String(offset) });
  if (search !== undefined) query.set('name', search);
  const reply = await request(connection, { method: 'GET', path: `${path}?${query}` });
  return keyListSchema.parse(reply).keys.map(adminKeyOf);
}

export async function deleteKey(request: AdminRequest, connection: Connection, id: string): Promise<void> {
  const reply = await request(connection, { method: 'DELETE', path: `${path}/${encodeURIComponent(id)}` });
  deletedSchema.parse(reply);
}

type ListedKey = z.infer<typeof keyListSchema>['keys'][number];

function adminKeyOf(key: ListedKey): AdminKey {
  return {
    id: key.key_id,
    hidden: key.hidden_key,
    ...nameAndExpiry(key),
    ...(key.workspace_name ? { workspace: key.workspace_name } : {}),
    ...(key.last_used ? { lastUsed: key.last_used } : {}),
  };
}

function nameAndExpiry({ name, expiration_date: expires }: Pick<ListedKey, 'name' | 'expiration_date'>) {
  return { ...(name ? { name } : {}), ...(expires ? { expires } : {}) };
}

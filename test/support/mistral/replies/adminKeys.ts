import type { Answer } from '../answer.ts';
import { json, refusal } from '../answer.ts';
import { newKeyRequest } from '../contract/admin.ts';
import type { Exchange, World } from '../exchange.ts';
import { day } from '../exchange.ts';
import { jsonOf } from '../jsonOf.ts';
import type { PlayedKey } from '../keyring.ts';

export function createAdminKey({ request, key: admin, world }: Exchange): Answer {
  const wish = newKeyRequest.parse(jsonOf(request));
  const expires = clamped(wish.expiration ?? undefined, world);
  const made = world.keyring.create({
    name: wish.name ?? 'unnamed',
    workspace: { ...admin.workspace, id: wish.workspace_uuid },
    userId: wish.user_id,
    ...(expires === undefined ? {} : { expires }),
  });
  return json({ ...common(made), key: made.raw });
}

/** The wish, unless the organisation's policy ends earlier. */
function clamped(wish: string | undefined, { maxExpiryDays, now }: World): string | undefined {
  if (maxExpiryDays === undefined) return wish;
  const latest = day(now() + maxExpiryDays * 86_400_000);
  return wish !== undefined && wish < latest ? wish : latest;
}

export function listAdminKeys({ request, world }: Exchange): Answer {
  const { searchParams } = request.url;
  const search = (searchParams.get('name') ?? '').toLowerCase();
  const offset = Number(searchParams.get('offset') ?? 0);
  const found = world.keyring
    .all()
    .filter(({ name, raw }) => `${name}\n${raw.slice(-4)}`.toLowerCase().includes(search));
  return json({ keys: found.slice(offset, offset + Number(searchParams.get('limit') ?? 100)).map(listed) });
}

export function deleteAdminKey({ id, world }: Exchange): Answer {
  return world.keyring.remove(id) ? json({ detail: 'API key deleted' }) : refusal(404, `No key ${id}`);
}

function listed(key: PlayedKey) {
  return {
    ...common(key),
    key: null,
    workspace_id: key.workspace.id,
    workspace_name: key.workspace.name,
    created_by: null,
    product: 'API',
    last_used: key.lastUsed === undefined ? null : day(key.lastUsed),
    can_delete: true,
  };
}

function common({ id, raw, name, createdAt, expires }: PlayedKey) {
  return {
    key_id: id,
    name,
    hidden_key: `${raw.slice(0, 4)}...${raw.slice(-4)}`,
    created_at: new Date(createdAt).toISOString(),
    expiration_date: expires ?? null,
    actions: { rotate: { status: 'available' }, delete: { status: 'available' } },
  };
}

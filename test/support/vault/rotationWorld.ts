import { secretName } from '#core/vault/keyStore.ts';
import type { KeyRecord } from '#core/vault/record.ts';
import { remoteSourceOf } from '#core/vault/record.ts';
import { Secret } from '#core/vault/secret.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import { sourceId } from '#core/vault/source.ts';
import type { Vault } from '#core/vault/vault.ts';
import { expectValue } from '../result.ts';
import { vault as hashicorp } from '../secretManagers/sources.ts';
import type { World } from './world.ts';
import { newLife, newWorld, run } from './world.ts';

/** A vault with a key in use, and an Admin key that can renew it. */
export interface Rotating {
  world: World;
  old: string;
  admin: string;
}

/** Where the key lives that is to be rotated. */
export const homes = { 'secret storage': undefined, 'a secret manager': hashicorp } as const;

export async function rotatingWorld(source?: RemoteSource): Promise<Rotating> {
  const world = newWorld();
  const vault = run(world);
  const { raw } = world.mistral.issue('studio');
  const old = source ? await addRemoteKey(world, vault, source, raw) : await addKey(vault, raw, 'production');
  const admin = await addKey(vault, world.mistral.issue('admin').raw, 'admin');
  return { world, old, admin };
}

export async function addKey(vault: Vault, raw: string, label: string): Promise<string> {
  return expectValue(await vault.add({ label, key: new Secret(raw), addedFrom: 'typed' })).id;
}

async function addRemoteKey(world: World, vault: Vault, source: RemoteSource, raw: string): Promise<string> {
  world.managers.values.set(sourceId(source), raw);
  return expectValue(await vault.addRemote({ label: 'production', source, addedFrom: 'secret manager' })).id;
}

/** What whoever uses this key would be given now. */
export function valueHeld({ managers, secrets }: World, record: KeyRecord): string | undefined {
  const source = remoteSourceOf(record);
  return source ? managers.values.get(sourceId(source)) : secrets.values.get(secretName(record.id));
}

export const handsOf = (world: World) => ({
  handOut: async (key: Secret) => {
    world.shown.push(key);
  },
});

const hour = 3_600_000;

/** Starts the program again and again, as a person would, until every rotation is closed. */
export async function untilClosed(world: World, vault: Vault = run(world)): Promise<void> {
  for (let drives = 0; vault.rotations.open().length > 0; drives++) {
    if (drives > 200) throw new Error(`still open: ${JSON.stringify(vault.rotations.open())}`);
    for (const { id } of vault.rotations.open()) await vault.rotations.drive(id, handsOf(world));
    world.clock.pass(hour);
  }
}

/** Lives until the work is done or the program dies; tells how many effects that took. */
export async function live(world: World, diesAt: number | undefined, work: (vault: Vault) => Promise<unknown>) {
  const life = newLife(diesAt);
  await Promise.race([work(run(world, life)), life.death]);
  return life.ticks;
}

/** Whatever was written anywhere but to the secret storage, as one text. */
export const everythingWritten = ({ index, log }: World): string => [JSON.stringify(index.value), ...log].join('\n');

import { Secret } from '#core/vault/secret.ts';
import type { Vault } from '#core/vault/vault.ts';
import { expectValue } from '../result.ts';
import type { World } from './world.ts';
import { newLife, newWorld, run } from './world.ts';

/** A vault with a key in use, and an Admin key that can renew it. */
export interface Rotating {
  world: World;
  old: string;
  admin: string;
}

export async function rotatingWorld(): Promise<Rotating> {
  const world = newWorld();
  const vault = run(world);
  const old = await addKey(vault, world.mistral.issue('studio').raw, 'production');
  const admin = await addKey(vault, world.mistral.issue('admin').raw, 'admin');
  return { world, old, admin };
}

export async function addKey(vault: Vault, raw: string, label: string): Promise<string> {
  return expectValue(await vault.add({ label, key: new Secret(raw), addedFrom: 'typed' })).id;
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

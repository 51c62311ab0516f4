import { createHmac, randomBytes } from 'node:crypto';
import type { LogFacts, Logger } from '#core/ports.ts';
import type { IndexStore, VaultPorts } from '#core/vault/ports.ts';
import type { Secret } from '#core/vault/secret.ts';
import { sourceCache } from '#core/vault/sourceCache.ts';
import type { Vault } from '#core/vault/vault.ts';
import { openVault } from '#core/vault/vault.ts';
import type { FakeMistral } from './fakeMistral.ts';
import { fakeMistral } from './fakeMistral.ts';
import type { ManualClock } from './manualClock.ts';
import { manualClock } from './manualClock.ts';
import type { MemoryIndex } from './memoryIndex.ts';
import { memoryIndex } from './memoryIndex.ts';
import type { MemoryManagers } from './memoryManagers.ts';
import { memoryManagers } from './memoryManagers.ts';
import type { MemorySecrets } from './memorySecrets.ts';
import { memorySecrets } from './memorySecrets.ts';

/** What outlives a run of the program, and everything it ever wrote. */
export interface World {
  readonly secrets: MemorySecrets;
  readonly index: MemoryIndex;
  readonly managers: MemoryManagers;
  readonly mistral: FakeMistral;
  readonly clock: ManualClock;
  /** Every text that went to the log, in whatever run. */
  readonly log: string[];
  /** Keys shown to the person because nothing else could be done with them. */
  readonly shown: Secret[];
}

export const newWorld = (): World => ({
  secrets: memorySecrets(),
  index: memoryIndex(),
  managers: memoryManagers(),
  mistral: fakeMistral(),
  clock: manualClock(),
  log: [],
  shown: [],
});

/** One run of the program: its number of port calls, and at which of them it dies. */
export interface Life {
  ticks: number;
  diesAt: number;
  dead: boolean;
  readonly death: Promise<void>;
  /** Passed before and after each effect; a dead program never returns from it. */
  tick(): Promise<void>;
}

export function newLife(diesAt = Number.POSITIVE_INFINITY): Life {
  let die = () => {};
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const life: Life = {
    ticks: 0,
    diesAt,
    dead: false,
    death,
    async tick() {
      life.ticks += 1;
      if (life.ticks >= life.diesAt) life.dead = true;
      if (!life.dead) return;
      die();
      await new Promise(() => {});
    },
  };
  return life;
}

let sessions = 0;

export function run(world: World, life: Life = newLife(), index: IndexStore = world.index): Vault {
  return openVault(ports(world, life, index));
}

function ports(world: World, life: Life, index: IndexStore): VaultPorts {
  return {
    secrets: mortal(world.secrets, life, ['get', 'store', 'delete', 'keys']),
    sources: sourceCache(mortal(world.managers, life, ['read', 'write']), world.clock),
    index: { read: () => index.read(), write: mortal(index, life, ['write']).write },
    api: mortal(world.mistral, life, ['listModels', 'whoAmI', 'listKeys', 'createKey', 'deleteKey']),
    clock: { now: () => world.clock.now(), sleep: mortal(world.clock, life, ['sleep']).sleep },
    hasher: { hmacSha256: (salt, text) => createHmac('sha256', salt).update(text).digest('hex') },
    random: { bytes: (count) => randomBytes(count), unit: () => 0.5 },
    logger: logger(world.log),
    session: `session-${++sessions}`,
    window: `window-${sessions}`,
  };
}

type AsyncMethod = (...given: never[]) => Promise<unknown>;

/** The same port, for a program that may die before or after each of its effects. */
function mortal<Port extends object, Name extends keyof Port>(port: Port, life: Life, names: readonly Name[]) {
  const wrapped = names.map((name) => {
    const method = port[name] as AsyncMethod;
    const call = async (...given: never[]) => {
      await life.tick();
      const value = await method(...given);
      await life.tick();
      return value;
    };
    return [name, call] as const;
  });
  return Object.fromEntries(wrapped) as Pick<Port, Name>;
}

function logger(log: string[]): Logger {
  const write = (message: string, facts?: LogFacts) => void log.push(`${message} ${JSON.stringify(facts ?? {})}`);
  return { debug: write, info: write, warn: write, error: write };
}

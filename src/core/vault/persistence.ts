import type { VaultCore } from './core.ts';
import { attempt, readSecret } from './keyStore.ts';

/**
 * VS Code does not tell whether it keeps secrets. So a canary lies beside the first key: it bears the name of the session
 * that put it there, and a later session that has keys in its index and no canary knows that storage forgets.
 */
const canaryName = 'canary';

export type Persistence = 'kept' | 'forgets' | 'not known yet' | 'locked';

export async function persistence(core: VaultCore): Promise<Persistence> {
  const canary = await readSecret(core, canaryName);
  if (!canary.ok) return 'locked';
  if (canary.value === undefined) return isEmpty(core) ? 'not known yet' : 'forgets';
  return canary.value === core.ports.session ? 'not known yet' : 'kept';
}

/** Never replaces an older one, which proves more. */
export async function plantCanary(core: VaultCore): Promise<void> {
  const canary = await readSecret(core, canaryName);
  if (canary.ok && canary.value === undefined)
    await attempt(() => core.ports.secrets.store(canaryName, core.ports.session));
}

const isEmpty = ({ index }: VaultCore) => Object.keys(index.read().keys).length === 0;

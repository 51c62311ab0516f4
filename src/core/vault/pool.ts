import type { KeyView } from './state.ts';
import { isUsable } from './state.ts';

/** Which key of a pool serves next, and why. */
export type Turn = { is: 'stay' } | { is: 'move'; to: string; because: 'its turn is over' | KeyView['state']['is'] };

/** Moves on when the time is over, at once when the key in use is dead or limited, and never onto one that is. */
export function turn(pool: readonly KeyView[], turnIsOver: boolean): Turn {
  const current = pool.findIndex(({ isDefault }) => isDefault);
  const serving = pool[current];
  const serves = serving !== undefined && isUsable(serving.state);
  if (serves && !turnIsOver) return { is: 'stay' };
  // Round the pool, beginning after the key in use.
  const others = [...pool.slice(current + 1), ...pool.slice(0, Math.max(current, 0))];
  const to = others.find(({ state }) => isUsable(state))?.record.id;
  if (to === undefined) return { is: 'stay' };
  return { is: 'move', to, because: serves || !serving ? 'its turn is over' : serving.state.is };
}

import type { EndpointId, Path } from './contract/endpoints.ts';
import { endpoints } from './contract/endpoints.ts';
import type { Fault } from './faults.ts';

/** A path for every method on it, or one endpoint. */
export type Target = Path | EndpointId;

/** What a test has asked the player to do, apart from answering plainly. */
export function createProgram() {
  const once = new Map<EndpointId, Fault[][]>();
  const steady = new Map<EndpointId, readonly Fault[]>();
  const script: string[] = [];
  return {
    /** For one request, in the order of the calls. Several faults act together. */
    next: (target: Target, ...together: Fault[]): void => {
      for (const endpoint of matching(target)) queueOf(once, endpoint).push(together);
    },
    /** For every request that `next` says nothing about; called without a fault, it ends. */
    always: (target: Target, ...together: Fault[]): void => {
      for (const endpoint of matching(target)) steady.set(endpoint, together);
    },
    /** What the model says next, one text per answer; the plain answer follows when they are used up. */
    script: (...texts: string[]): void => void script.push(...texts),
    take: (endpoint: EndpointId): readonly Fault[] => once.get(endpoint)?.shift() ?? steady.get(endpoint) ?? [],
    nextLine: (): string | undefined => script.shift(),
  };
}

export type Program = ReturnType<typeof createProgram>;

function queueOf(queues: Map<EndpointId, Fault[][]>, endpoint: EndpointId): Fault[][] {
  const queue = queues.get(endpoint) ?? [];
  queues.set(endpoint, queue);
  return queue;
}

function matching(target: Target): EndpointId[] {
  const all = Object.keys(endpoints).filter((id): id is EndpointId => id in endpoints);
  const found = all.filter((id) => id === target || id.endsWith(` ${target}`));
  if (found.length === 0) throw new Error(`The player does not play ${target}`);
  return found;
}

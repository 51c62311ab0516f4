import type { Clock } from '#core/ports.ts';
import { setTimeout } from 'node:timers/promises';

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, signal ? { signal } : {}),
};

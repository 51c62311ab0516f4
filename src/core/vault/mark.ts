import type { VaultCore } from './core.ts';
import { updateIndex } from './core.ts';
import { stamp } from './merge.ts';

/** Lets one window at a time do something, and until when; `false` when another is at it. The same window may renew. */
export async function claim(core: VaultCore, name: string, forMs: number): Promise<boolean> {
  const { clock, window } = core.ports;
  const now = clock.now();
  const held = core.index.read().marks[name];
  if (held && held.until > now && held.holder !== window) return false;
  await updateIndex(core, (index) => ({
    ...index,
    marks: { ...index.marks, [name]: { holder: window, until: now + forMs, changed: stamp(now, held) } },
  }));
  return true;
}

import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';

/** Asks without a key, so 401 is the expected answer; any answer means that the way is open. Milliseconds it took. */
export async function isReachable(server: string): Promise<Result<number, 'no answer'>> {
  const started = performance.now();
  try {
    await fetch(`${server}/v1/models`, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(5000) });
    return ok(Math.round(performance.now() - started));
  } catch {
    return fail('no answer');
  }
}

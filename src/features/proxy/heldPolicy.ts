import type { Policy } from '#core/guard/policy/policy.ts';
import type { Guard } from '#platform/vscode/guard.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';

/** The policy of this window, read again only when it may be another one: a part of it is a file, and requests are many. */
export function heldPolicy(guard: Pick<Guard, 'policy' | 'onDidChange'>): Disposable & { current(): Policy } {
  let held: Policy | undefined;
  const listening = guard.onDidChange(() => {
    held = undefined;
  });
  return {
    current: () => {
      held ??= guard.policy().policy;
      return held;
    },
    dispose: () => listening.dispose(),
  };
}

import { createLeakFinder } from '#core/guard/output/leak.ts';
import { presets } from '#core/guard/policy/policy.ts';
import { allow } from '#core/guard/verdict.ts';
import type { ReadContext } from '#core/proxy/reply/gate.ts';
import type { Session } from '#core/proxy/session.ts';
import { localContext } from '../guard/local.ts';

/** Somebody who may ask, under the usual policy. */
export function aSession(changed: Partial<Session> = {}): Session {
  const local = localContext();
  return {
    policy: presets.standard,
    local,
    vocabulary: local.vocabulary,
    keyId: 'k1',
    profile: 'default',
    proxyToken: 't',
    token: { id: 't', label: 't', hash: '', scope: { expires: 0 }, createdAt: 0 },
    ...changed,
  };
}

export const aReadContext = (changed: Partial<ReadContext> = {}): ReadContext => ({
  session: aSession(),
  findLeaks: createLeakFinder({}),
  judge: async () => allow,
  form: 'prose',
  note: () => {},
  ...changed,
});

/** A key of another provider, such as no reply may carry. */
export const foreignKey = `sk-proj-${'aB3dE5gH7jK9mN1pQ2rS'.repeat(3)}`;

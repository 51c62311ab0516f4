import * as vscode from 'vscode';
import type { DecidedPolicy } from '#core/guard/policy/decide.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import type { Recogniser } from '#core/guard/redact/entity.ts';
import type { Result } from '#core/result.ts';
import { fail, ok } from '#core/result.ts';
import type { Grant } from '#core/vault/choose.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Obstacle } from './words/obstacles.ts';

/** Everything a message needs before it can be looked at and sent. */
export interface Ready extends Grant {
  readonly decided: DecidedPolicy;
  /** What holds: the decided policy, and a reply no longer than the person asks for. */
  readonly policy: Policy;
  readonly recognisers: readonly Recogniser[];
  readonly model: string;
}

/** What stands in the way is looked for in the order in which a person would have to clear it. */
export function obstacleNow({ vault, memory }: Services, model?: string): Result<Grant, Obstacle> {
  if (!vscode.workspace.isTrusted) return fail({ is: 'untrusted' });
  if (vault.isClosed) return fail({ is: 'locked' });
  const profile = vault.profile(memory.profile());
  const chosen = vault.keyFor({ use: 'chat', profile: profile.id, ...(model !== undefined && { model }) });
  if (chosen.ok) return chosen;
  if (chosen.error.kind === 'none-usable') return fail({ is: 'none usable', views: chosen.error.views });
  if (chosen.error.kind === 'model-not-allowed')
    return fail({ is: 'model not allowed', model: chosen.error.model, profile: profile.label });
  const codestral = vault.list().find(({ record }) => record.kind === 'codestral' && record.profile === profile.id);
  return fail(codestral === undefined ? { is: 'no key' } : { is: 'codestral only', label: codestral.record.label });
}

/** The same, and whether the profile that pays lets the chosen model answer. */
export const wayClear = (services: Services): Result<Grant, Obstacle> =>
  obstacleNow(services, services.settings.get('chat.model'));

export async function readyNow(services: Services): Promise<Result<Ready, Obstacle>> {
  const clear = wayClear(services);
  if (!clear.ok) return clear;
  const { guard, settings } = services;
  const decided = guard.policy();
  return ok({
    ...clear.value,
    decided,
    policy: shortened(decided.policy, settings.get('chat.maxTokens')),
    recognisers: await guard.recognisers(),
    model: settings.get('chat.model'),
  });
}

const shortened = (policy: Policy, maxTokens: number): Policy => ({
  ...policy,
  'output.maxTokens': Math.min(policy['output.maxTokens'], maxTokens),
});

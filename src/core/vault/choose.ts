import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { Profile } from './profile.ts';
import { allowsModel } from './profile.ts';
import type { KeyKind } from './record.ts';
import type { KeyView } from './state.ts';
import { isUsable } from './state.ts';

/** What a feature wants a key for. It never names a key. */
export interface Purpose {
  use: 'chat' | 'code' | 'administration';
  /** As the workspace picked it; the default profile when absent. */
  profile?: string;
  /** What is to be asked with it; refused where the profile leaves it out. */
  model?: string;
}

/** A key, and the limits within which its profile lends it. */
export interface Grant {
  readonly key: KeyView;
  readonly profile: Profile;
}

export type NoKey =
  | { kind: 'no-key' }
  | { kind: 'none-usable'; views: readonly KeyView[] }
  | { kind: 'model-not-allowed'; model: string; profile: Profile };

/** In order of preference. */
const kinds: Readonly<Record<Purpose['use'], readonly KeyKind[]>> = {
  chat: ['studio', 'vibe', 'unknown'],
  code: ['codestral', 'studio', 'vibe', 'unknown'],
  administration: ['admin'],
};

/** The default of the profile, or else whichever of its keys nothing speaks against. */
export function choose(
  views: readonly KeyView[],
  profile: Profile,
  { use, model }: Pick<Purpose, 'use' | 'model'>,
): Result<Grant, NoKey> {
  const fitting = views.filter(({ record }) => record.profile === profile.id && kinds[use].includes(record.kind));
  if (fitting.length === 0) return fail({ kind: 'no-key' });
  const [key] = fitting.filter(({ state }) => isUsable(state)).sort(byPreference(use));
  if (!key) return fail({ kind: 'none-usable', views: fitting });
  if (model !== undefined && !allowsModel(profile, model)) return fail({ kind: 'model-not-allowed', model, profile });
  return ok({ key, profile });
}

const byPreference = (use: Purpose['use']) => (a: KeyView, b: KeyView) =>
  Number(b.isDefault) - Number(a.isDefault) ||
  kinds[use].indexOf(a.record.kind) - kinds[use].indexOf(b.record.kind) ||
  a.record.order - b.record.order;

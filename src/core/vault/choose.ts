import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { KeyKind } from './record.ts';
import type { KeyView } from './state.ts';
import { isUsable } from './state.ts';

/** What a feature wants a key for. It never names a key. */
export interface Purpose {
  use: 'chat' | 'code' | 'administration';
  /** As the workspace picked it; the default profile when absent. */
  profile?: string;
}

export type NoKey = { kind: 'no-key' } | { kind: 'none-usable'; views: readonly KeyView[] };

/** In order of preference. */
const kinds: Readonly<Record<Purpose['use'], readonly KeyKind[]>> = {
  chat: ['studio', 'vibe', 'unknown'],
  code: ['codestral', 'studio', 'vibe', 'unknown'],
  administration: ['admin'],
};

/** The default of the profile, or else whichever of its keys nothing speaks against. */
export function choose(views: readonly KeyView[], profile: string, use: Purpose['use']): Result<KeyView, NoKey> {
  const fitting = views.filter(({ record }) => record.profile === profile && kinds[use].includes(record.kind));
  if (fitting.length === 0) return fail({ kind: 'no-key' });
  const [best] = fitting.filter(({ state }) => isUsable(state)).sort(byPreference(use));
  return best ? ok(best) : fail({ kind: 'none-usable', views: fitting });
}

const byPreference = (use: Purpose['use']) => (a: KeyView, b: KeyView) =>
  Number(b.isDefault) - Number(a.isDefault) ||
  kinds[use].indexOf(a.record.kind) - kinds[use].indexOf(b.record.kind) ||
  a.record.order - b.record.order;

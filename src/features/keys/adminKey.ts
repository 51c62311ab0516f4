import type { KeyView } from '#core/vault/state.ts';
import { isUsable } from '#core/vault/state.ts';
import type { Services } from '#platform/vscode/services.ts';

/** With one, keys are made and deleted for the person. */
export const adminKey = ({ vault }: Services): KeyView | undefined =>
  vault.list().find(({ record, state }) => record.kind === 'admin' && isUsable(state));

import type { Result } from '#core/result.ts';
import type { VaultError } from '#core/vault/errorWords.ts';
import { explainError } from '#core/vault/errorWords.ts';
import { explain } from '#platform/vscode/explain.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Tells what kept an edit from being made; says nothing when it was made, since the tree shows it. */
export async function tell(services: Services, edited: Result<unknown, VaultError>, keyId?: string): Promise<boolean> {
  if (!edited.ok)
    await explain(services, 'warning', explainError(edited.error), keyId === undefined ? undefined : { keyId });
  return edited.ok;
}

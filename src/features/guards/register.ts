import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { commitGuard } from './commitGuard.ts';
import { pasteGuard } from './pasteGuard.ts';
import { terminalGuard } from './terminalGuard.ts';

/** Keys are caught on their way: into a text, into a shell's history, into a commit. */
export function guards(services: Services): Disposable {
  return together(pasteGuard(services), terminalGuard(services), commitGuard(services));
}

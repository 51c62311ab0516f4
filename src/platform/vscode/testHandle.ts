import type { ExtensionContext } from 'vscode';
import { ExtensionMode } from 'vscode';

/** What a test that runs inside the extension host may hold of us. An installed extension exports nothing. */
export interface TestHandle {
  readonly context: ExtensionContext;
}

export const testHandle = (context: ExtensionContext): TestHandle | undefined =>
  context.extensionMode === ExtensionMode.Test ? { context } : undefined;

import type { ExtensionContext } from 'vscode';
import { ExtensionMode } from 'vscode';
import type { Services } from './services.ts';

/** What tests inside VS Code get hold of; nobody else does. */
export interface TestHandle {
  readonly context: ExtensionContext;
  readonly services: Services;
  /** How long activate() took, in milliseconds. */
  readonly activatedIn: number;
}

/** Only a window started to run tests gets one: what activate() returns, any other extension can ask for. */
export const testHandle = (handle: TestHandle): TestHandle | undefined =>
  handle.context.extensionMode === ExtensionMode.Test ? handle : undefined;

import type { Extension } from 'vscode';
import { extensions } from 'vscode';
import type { TestHandle } from '#platform/vscode/testHandle.ts';

export function ourExtension(): Extension<TestHandle | undefined> {
  const found = extensions.getExtension<TestHandle | undefined>('mistral-guard.mistral-guard');
  if (found) return found;
  throw new Error('VS Code does not know the extension mistral-guard.mistral-guard.');
}

/** Activated and under test: the context VS Code gave it. */
export async function ourContext(): Promise<TestHandle['context']> {
  const handle = await ourExtension().activate();
  if (handle) return handle.context;
  throw new Error('The extension gave no test handle.');
}

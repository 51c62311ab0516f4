import { join } from 'node:path';

/** The repository, wherever it was cloned. */
export const root = join(import.meta.dirname, '../..');
export const inProject = (...path: readonly string[]): string => join(root, ...path);

export const vsix = inProject('dist/mistral-guard.vsix');

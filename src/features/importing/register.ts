import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { importKeys } from './importKeys.ts';

/** Keys that lie around on this machine, brought into the vault and away from where they lay. */
export const importing = (services: Services): Disposable =>
  services.commands.register('importKeys', () => importKeys(services));

import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { withKeys } from './references.ts';

/** `${mistral:label}` in the `env` of a debug configuration becomes the key, once the person has allowed this workspace. */
export const debugKeys = (services: Services): Disposable =>
  vscode.debug.registerDebugConfigurationProvider('*', {
    async resolveDebugConfigurationWithSubstitutedVariables(_folder, configuration) {
      const env = await withKeys(services, configuration.env, 'debugs');
      return env === undefined ? undefined : { ...configuration, env };
    },
  });

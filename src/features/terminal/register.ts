import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { debugKeys } from './debugKeys.ts';
import { exposing } from './exposing.ts';
import { keyTerminals } from './keyTerminals.ts';
import { taskKeys } from './taskKeys.ts';

/** A key where a program needs it: in an environment, never in a file. */
export const terminal = (services: Services): Disposable =>
  together(keyTerminals(services), exposing(services), debugKeys(services), taskKeys(services));

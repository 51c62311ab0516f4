import { hardcodedBearer } from './hardcodedBearer.ts';
import { hardcodedKey } from './hardcodedKey.ts';
import { insecureServerUrl } from './insecureServerUrl.ts';
import { keyInUrl } from './keyInUrl.ts';
import { keyLogged } from './keyLogged.ts';
import { noTimeout } from './noTimeout.ts';
import { outputRules } from './output.ts';
import type { PlainRule } from './rule.ts';
import { tlsVerifyDisabled } from './tlsVerifyDisabled.ts';
import { userInputInSystemPrompt } from './userInputInSystemPrompt.ts';

/** Every rule over Java, Go, C# and shell scripts. */
export const plainRules: readonly PlainRule[] = [
  hardcodedKey,
  hardcodedBearer,
  insecureServerUrl,
  keyInUrl,
  keyLogged,
  tlsVerifyDisabled,
  userInputInSystemPrompt,
  noTimeout,
  ...outputRules,
];

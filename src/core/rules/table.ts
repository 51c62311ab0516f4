import { debugLoggerOn } from './calls/debugLoggerOn.ts';
import { hardcodedBearer } from './calls/hardcodedBearer.ts';
import { hardcodedEnvAssignment } from './calls/hardcodedEnvAssignment.ts';
import { hardcodedKey } from './calls/hardcodedKey.ts';
import { insecureServerUrl } from './calls/insecureServerUrl.ts';
import { keyInUrl } from './calls/keyInUrl.ts';
import { keyLogged } from './calls/keyLogged.ts';
import { keyPublicEnvPrefix } from './calls/keyPublicEnvPrefix.ts';
import { placeholderKey } from './calls/placeholderKey.ts';
import { tlsVerifyDisabled } from './calls/tlsVerifyDisabled.ts';
import { userInputInSystemPrompt } from './calls/userInputInSystemPrompt.ts';
import type { CallRule } from './rule.ts';

/** Every rule over code, in the order of the catalogue. */
export const callRules: readonly CallRule[] = [
  hardcodedKey,
  placeholderKey,
  hardcodedEnvAssignment,
  hardcodedBearer,
  keyInUrl,
  keyLogged,
  keyPublicEnvPrefix,
  insecureServerUrl,
  tlsVerifyDisabled,
  debugLoggerOn,
  userInputInSystemPrompt,
];

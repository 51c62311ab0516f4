import { debugLoggerOn } from './calls/debugLoggerOn.ts';
import { hardcodedKey } from './calls/hardcodedKey.ts';
import { insecureServerUrl } from './calls/insecureServerUrl.ts';
import { placeholderKey } from './calls/placeholderKey.ts';
import { tlsVerifyDisabled } from './calls/tlsVerifyDisabled.ts';
import { userInputInSystemPrompt } from './calls/userInputInSystemPrompt.ts';
import type { CallRule } from './rule.ts';

/** Every rule over code, in the order of the catalogue. */
export const callRules: readonly CallRule[] = [
  hardcodedKey,
  placeholderKey,
  insecureServerUrl,
  tlsVerifyDisabled,
  debugLoggerOn,
  userInputInSystemPrompt,
];

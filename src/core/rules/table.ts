import { debugLoggerOn } from './calls/debugLoggerOn.ts';
import { hardcodedBearer } from './calls/hardcodedBearer.ts';
import { hardcodedEnvAssignment } from './calls/hardcodedEnvAssignment.ts';
import { hardcodedKey } from './calls/hardcodedKey.ts';
import { insecureServerUrl } from './calls/insecureServerUrl.ts';
import { keyFromClientRequest } from './calls/keyFromClientRequest.ts';
import { keyInBrowserCode } from './calls/keyInBrowserCode.ts';
import { keyInClientBundleConfig } from './calls/keyInClientBundleConfig.ts';
import { keyInUrl } from './calls/keyInUrl.ts';
import { keyInWebStorage } from './calls/keyInWebStorage.ts';
import { keyLogged } from './calls/keyLogged.ts';
import { keyOnCommandLine } from './calls/keyOnCommandLine.ts';
import { keyPublicEnvPrefix } from './calls/keyPublicEnvPrefix.ts';
import { noTimeout } from './calls/noTimeout.ts';
import { placeholderKey } from './calls/placeholderKey.ts';
import { tlsVerifyDisabled } from './calls/tlsVerifyDisabled.ts';
import { untrustedServerUrl } from './calls/untrustedServerUrl.ts';
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
  keyInClientBundleConfig,
  keyInBrowserCode,
  keyInWebStorage,
  keyOnCommandLine,
  keyFromClientRequest,
  insecureServerUrl,
  untrustedServerUrl,
  tlsVerifyDisabled,
  debugLoggerOn,
  noTimeout,
  userInputInSystemPrompt,
];

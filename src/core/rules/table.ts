import { clientControlledMessages } from './calls/clientControlledMessages.ts';
import { debugLoggerOn } from './calls/debugLoggerOn.ts';
import { deprecatedApi } from './calls/deprecatedApi.ts';
import { fullMessageLogging } from './calls/fullMessageLogging.ts';
import { hardcodedBearer } from './calls/hardcodedBearer.ts';
import { hardcodedEnvAssignment } from './calls/hardcodedEnvAssignment.ts';
import { hardcodedKey } from './calls/hardcodedKey.ts';
import { harden, hardenOnRequest } from './calls/harden.ts';
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
import { outputParsedUnvalidated } from './calls/outputParsedUnvalidated.ts';
import { outputToDeserializer } from './calls/outputToDeserializer.ts';
import { outputToExec } from './calls/outputToExec.ts';
import { outputToHtml } from './calls/outputToHtml.ts';
import { outputToPathOrUrl } from './calls/outputToPathOrUrl.ts';
import { outputToSql } from './calls/outputToSql.ts';
import { placeholderKey } from './calls/placeholderKey.ts';
import { safePromptDeprecated } from './calls/safePromptDeprecated.ts';
import { safePromptDisabled } from './calls/safePromptDisabled.ts';
import { secretInPrompt } from './calls/secretInPrompt.ts';
import { tlsVerifyDisabled } from './calls/tlsVerifyDisabled.ts';
import { toolDispatchUnchecked } from './calls/toolDispatchUnchecked.ts';
import { unboundedLoop } from './calls/unboundedLoop.ts';
import { untrustedContextInSystemPrompt } from './calls/untrustedContextInSystemPrompt.ts';
import { untrustedServerUrl } from './calls/untrustedServerUrl.ts';
import { userInputInSystemPrompt } from './calls/userInputInSystemPrompt.ts';
import { weakGuardrail } from './calls/weakGuardrail.ts';
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
  unboundedLoop,
  deprecatedApi,
  userInputInSystemPrompt,
  untrustedContextInSystemPrompt,
  clientControlledMessages,
  weakGuardrail,
  safePromptDeprecated,
  safePromptDisabled,
  fullMessageLogging,
  toolDispatchUnchecked,
  secretInPrompt,
  outputToExec,
  outputToHtml,
  outputToSql,
  outputToPathOrUrl,
  outputParsedUnvalidated,
  outputToDeserializer,
  harden,
];

/** The same rules for somebody who asks what can be done here. */
export const offeringRules: readonly CallRule[] = callRules.map((rule) => (rule === harden ? hardenOnRequest : rule));

import { compromisedSdkVersion } from './config/compromisedSdkVersion.ts';
import { debugVariable } from './config/debugVariable.ts';
import { keyInCi } from './config/keyInCi.ts';
import { keyInDocker } from './config/keyInDocker.ts';
import { keyInToolConfig } from './config/keyInToolConfig.ts';
import { keyPublicEnvPrefixInFile } from './config/keyPublicEnvPrefixInFile.ts';
import type { LineRule } from './config/lineRule.ts';
import { assignmentInShell, bearerInShell, keyArgumentInShell, unverifiedCurl } from './config/shell.ts';
import { tlsVariable } from './config/tlsVariable.ts';

/** Every rule over files that are read by their lines. */
export const lineRules: readonly LineRule[] = [
  keyInDocker,
  keyInCi,
  keyPublicEnvPrefixInFile,
  keyInToolConfig,
  debugVariable,
  tlsVariable,
  compromisedSdkVersion,
  bearerInShell,
  assignmentInShell,
  unverifiedCurl,
  keyArgumentInShell,
];

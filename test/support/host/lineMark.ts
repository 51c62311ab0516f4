/** Put before each line of a test run, so that it can be told from what VS Code itself logs. */
export const lineMark = { variable: 'MISTRAL_GUARD_LINE_MARK', value: 'mistral-guard-test: ' } as const;

import type { RuleInfo } from '#core/scan/rule.ts';

/** Apart from the rules themselves: the editor's own thread knows it, and loads none of them. */
export const notLookedAt = {
  id: 'call/not-looked-at',
  severity: 'info',
  title: 'Calls not looked at',
  help: 'The file is too large, or took too long to read: its calls were not looked at. Scan again when the machine is less busy; generated files can be left out with .gitignore.',
} as const satisfies RuleInfo;

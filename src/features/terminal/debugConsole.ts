import type { DebugConfiguration } from 'vscode';

/** One way of telling a debugger to run its program in a terminal. */
interface Way {
  readonly property: string;
  isTerminal(value: unknown): boolean;
  /** The debuggers that do so when nothing is said. */
  readonly usual: readonly string[];
  readonly instead: unknown;
}

const ways: readonly Way[] = [
  {
    property: 'console',
    isTerminal: (value) => value !== 'internalConsole' && value !== 'debugConsole',
    usual: ['python', 'debugpy', 'java'],
    instead: 'internalConsole',
  },
  { property: 'terminal', isTerminal: (value) => value !== 'console', usual: ['lldb'], instead: 'console' },
  { property: 'useTerminal', isTerminal: Boolean, usual: [], instead: false },
  { property: 'runInTerminal', isTerminal: Boolean, usual: [], instead: false },
  { property: 'externalConsole', isTerminal: Boolean, usual: [], instead: false },
];

/** What to change so that the program does not run in a terminal; nothing when it runs in none. */
export function awayFromTerminal(configuration: DebugConfiguration): Readonly<Record<string, unknown>> | undefined {
  const found = ways.filter((way) => leadsToTerminal(way, configuration));
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(({ property, instead }) => [property, wordFor(configuration.type, instead)]));
}

const leadsToTerminal = ({ property, isTerminal, usual }: Way, configuration: DebugConfiguration): boolean =>
  configuration[property] === undefined ? usual.includes(configuration.type) : isTerminal(configuration[property]);

/** Dart and Flutter have their own word for the Debug Console. */
const wordFor = (type: string, instead: unknown): unknown =>
  type === 'dart' && instead === 'internalConsole' ? 'debugConsole' : instead;

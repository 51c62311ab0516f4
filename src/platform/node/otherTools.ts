import { homedir } from 'node:os';
import { join } from 'node:path';

/** A file in which another tool keeps its key as plain text. */
export interface ToolFile {
  readonly tool: string;
  readonly path: string;
}

/** Cline kept its keys in VS Code's secret storage before, where no other extension can read them. */
const files: readonly (readonly [tool: string, ...path: readonly string[]])[] = [
  ['Vibe', '.vibe', '.env'],
  ['Continue', '.continue', 'config.yaml'],
  ['Continue', '.continue', 'config.json'],
  ['Continue', '.continue', '.env'],
  ['Cline', '.cline', 'data', 'secrets.json'],
  ['Cline', '.cline', 'data', 'settings', 'providers.json'],
];

export const toolFiles = (home = homedir(), { VIBE_HOME } = process.env): readonly ToolFile[] => [
  ...files.map(([tool, ...path]) => ({ tool, path: join(home, ...path) })),
  ...(VIBE_HOME ? [{ tool: 'Vibe', path: join(VIBE_HOME, '.env') }] : []),
];

/** Where Vibe keeps its key in the system's keychain, now and in its first versions. */
export const vibeServices = ['ai.mistral.vibe', 'vibe'] as const;

/** What the programs of this window were started with, as the text of a .env file. */
export const environmentText = (environment = process.env): string =>
  Object.entries(environment)
    .filter(([, value]) => value !== undefined && !/[\r\n]/.test(value))
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

import { homedir } from 'node:os';
import { join } from 'node:path';

/** A file in which another tool keeps its key as plain text. */
export interface ToolFile {
  readonly tool: string;
  readonly path: string;
}

const files: readonly (readonly [tool: string, ...path: readonly string[]])[] = [
  ['Vibe', '.vibe', '.env'],
  ['Continue', '.continue', 'config.yaml'],
  ['Continue', '.continue', 'config.json'],
  ['Continue', '.continue', '.env'],
  ['Cline', '.cline', 'data', 'secrets.json'],
];

export const toolFiles = (home = homedir()): readonly ToolFile[] =>
  files.map(([tool, ...path]) => ({ tool, path: join(home, ...path) }));

/** Where Vibe keeps its key in the system's keychain. */
export const vibeService = 'ai.mistral.vibe';

/** What the programs of this window were started with, as the text of a .env file. */
export const environmentText = (environment = process.env): string =>
  Object.entries(environment)
    .filter(([, value]) => value !== undefined && !/[\r\n]/.test(value))
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

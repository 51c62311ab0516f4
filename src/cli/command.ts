/** One row of the command line: `mistral-guard <name> …`. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What `--help` prints. */
  readonly help: string | (() => Promise<string>);
  run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Where a command reads and writes. Nothing here ends the process: a command answers with its exit code. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly environment: NodeJS.ProcessEnv;
  /** How wide standard output is, when a person reads it; undefined for a file or a pipe. */
  readonly columns?: number | undefined;
  out(text: string): void;
  err(text: string): void;
}

export const exitCode = { fine: 0, found: 1, usage: 2, noKeychain: 3 } as const;

/** The arguments cannot be understood; the message says why and the command line adds how to ask for help. */
export class UsageError extends Error {}

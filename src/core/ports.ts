/** The outside world as core sees it: nothing in core reads the clock or draws a random number by itself. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface Random {
  /** That many unpredictable bytes. */
  bytes(count: number): Uint8Array;
  /** Uniform in [0, 1); for jitter, never for a secret. */
  unit(): number;
}

export interface Logger {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** Metadata only: there is no room here for an object that might carry a prompt or a key. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Limits {
  readonly headerBytes: number;
  readonly bodyBytes: number;
  /** Each text is looked at by itself, while everybody else waits; no model reads so many. */
  readonly texts: number;
  /** Requests at once; the rest is told to come back. */
  readonly concurrent: number;
  readonly connections: number;
  readonly headersMs: number;
  readonly requestMs: number;
  /** A reader that takes nothing for so long is let go. */
  readonly readerMs: number;
}

export const usualLimits: Limits = {
  headerBytes: 16 * 1024,
  bodyBytes: 10 * 1024 * 1024,
  texts: 20_000,
  concurrent: 512,
  connections: 1_024,
  headersMs: 10_000,
  requestMs: 60_000,
  readerMs: 30_000,
};

/** A program in earnest asks more often than a person; the person's own limit for a profile comes before this. */
export const usualPerMinute = 6_000;

/** How long what other processes spent may go unnoticed. */
export const trafficForMs = 1_000;

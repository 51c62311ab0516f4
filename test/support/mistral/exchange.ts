import type { PlayedCall, Scores } from './faults.ts';
import type { Keyring, PlayedKey } from './keyring.ts';
import type { Program } from './program.ts';
import type { Received } from './recorder.ts';

/** What a reply is made from: the request, who sent it, and what the test wished. */
export type Exchange = {
  readonly request: Received;
  readonly key: PlayedKey;
  /** The last part of the path, where the endpoint has one. */
  readonly id: string;
  readonly wish: {
    readonly text?: string;
    readonly toolCalls?: readonly PlayedCall[];
    readonly scores: Readonly<Record<string, Scores>>;
  };
  readonly world: World;
};

export type World = {
  readonly keyring: Keyring;
  readonly program: Program;
  readonly now: () => number;
  /** The longest life the organisation allows a new key. */
  readonly maxExpiryDays?: number;
};

export const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** ISO date, as the contract writes days. */
export const day = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

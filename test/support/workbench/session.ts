import type { Page } from 'playwright-core';
import type { Origin } from '#test/support/host/serverWorkbench.ts';

export interface SessionOptions {
  readonly origin: Origin;
  readonly workspace: string;
  readonly userDataFolder: string;
  readonly trustEverything: boolean;
  readonly pixelRatio: number;
}

/** A running VS Code, whichever it is: windows, and an end. */
export interface Session {
  openWindow(folder: string): Promise<Page>;
  close(): Promise<void>;
}

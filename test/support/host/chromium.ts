import { existsSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { chromium } from 'playwright-core';

export interface BrowserOptions {
  /** The profile holds what VS Code in a browser remembers, its secret storage included. */
  readonly profile: string;
  /** 2 draws screenshots fit for a document. */
  readonly pixelRatio?: number;
}

export function openBrowser({ profile, pixelRatio = 1 }: BrowserOptions): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: executable(),
    args: flags,
    viewport: { width: 1400, height: 900 },
    deviceScaleFactor: pixelRatio,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}

function executable(): string {
  const found = [process.env.CHROMIUM_PATH, ...usualPlaces].find((path) => path && existsSync(path));
  if (found) return found;
  throw new Error('No Chromium found. Set CHROMIUM_PATH to one.');
}

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The workbench would ask a gallery and others: a test talks to this machine only.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE *.localhost',
  '--no-proxy-server',
];

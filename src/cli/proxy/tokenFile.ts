import { closeSync, openSync, rmSync, writeSync } from 'node:fs';

/** For its owner alone, and never into a file or link that was there before. */
export function writeTokenFile(path: string, token: string): void {
  rmSync(path, { force: true });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeSync(file, `${token}\n`);
  } finally {
    closeSync(file);
  }
}

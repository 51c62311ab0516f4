/**
 * Preloaded into the VS Code server. The workbench encrypts its secret storage with a key it asks of the server's address at
 * /mint-key, which code-server's own wrapper would answer; without an answer every secret is lost with the window.
 */
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Server } from 'node:http';

const file = process.env.MISTRAL_GUARD_SECRET_KEY_FILE;

if (file) {
  delete process.env.MISTRAL_GUARD_SECRET_KEY_FILE;
  const key = existing(file) ?? created(file);
  const { emit } = Server.prototype;
  Server.prototype.emit = function (event: string | symbol, ...args: unknown[]): boolean {
    if (event === 'request' && asksForKey(args)) return Boolean(args[1].end(key));
    return Reflect.apply(emit, this, [event, ...args]);
  };
}

const asksForKey = (args: readonly unknown[]): args is [IncomingMessage, ServerResponse] =>
  args[0] instanceof Object && 'url' in args[0] && args[0].url === '/mint-key';

function existing(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function created(path: string): Buffer {
  const key = randomBytes(32);
  writeFileSync(path, key, { mode: 0o600 });
  return key;
}

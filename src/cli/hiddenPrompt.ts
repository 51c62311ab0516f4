import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Terminal } from './command.ts';

/** Reads a secret: without echo when a person types it, whole when it is piped in. */
export async function readSecret(question: string, terminal: Terminal): Promise<string> {
  if (!terminal.input.isTTY) return (await text(terminal.input)).trim();
  terminal.err(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: terminal.input, output: silent, terminal: true });
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.question('', (answer) => resolve(answer.trim()));
      lines.once('SIGINT', () => reject(new Cancelled()));
      lines.once('close', () => resolve(''));
    });
  } finally {
    lines.close();
    terminal.err('\n');
  }
}

export class Cancelled extends Error {}

import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { Terminal } from './command.ts';
import { UsageError } from './command.ts';

/** Reads a secret: without echo when a person types it, whole when it is piped in. */
export async function readSecret(question: string, terminal: Terminal): Promise<string> {
  if (!terminal.input.isTTY) return (await piped(terminal.input)).trim();
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

/** Whatever is piped in by mistake, a disk or an endless log, is not read to its end. */
const longest = 4096;

async function piped(input: Terminal['input']): Promise<string> {
  let text = '';
  for await (const chunk of input) {
    text += String(chunk);
    if (text.length > longest) throw new UsageError('That is too long to be a key. Pipe in the key and nothing else.');
  }
  return text;
}

export class Cancelled extends Error {}

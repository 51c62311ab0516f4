import type { Secret } from '#core/vault/secret.ts';
import type { TextEdit } from './edit.ts';

/** Takes a key out of a text wherever it stands: a variable of a .env file with its whole line, anything else alone. */
export function takeOut(text: string, key: Secret): readonly TextEdit[] {
  const raw = key.revealFor('fingerprint');
  const edits: TextEdit[] = [];
  for (let at = text.indexOf(raw); at >= 0; at = text.indexOf(raw, at + raw.length)) {
    const line = lineAround(text, at);
    const edit = isVariable(text.slice(line.start, line.end), raw) ? line : { start: at, end: at + raw.length };
    edits.push({ ...edit, text: '' });
  }
  return edits;
}

function lineAround(text: string, at: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end + 1 };
}

const isVariable = (line: string, raw: string): boolean =>
  /^\s*(?:export\s+)?\w+\s*=\s*(["']?)KEY\1\s*(?:#.*)?\r?\n?$/.test(line.replace(raw, 'KEY'));

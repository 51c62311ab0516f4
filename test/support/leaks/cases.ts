import { readFileSync } from 'node:fs';

/** One context out of a fixture file: a title and a text whose `{{…}}` are filled with a key made for the occasion. */
export interface Case {
  readonly title: string;
  readonly text: string;
}

const folder = new URL('../../fixtures/leaks/', import.meta.url);

export function casesIn(file: 'recall.txt' | 'traps.txt'): readonly Case[] {
  return readFileSync(new URL(file, folder), 'utf8')
    .split(/^--- /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n');
      const end = title === 'CRLF' ? '\r\n' : '\n';
      return { title, text: lines.join(end) };
    });
}

export function filled(text: string, key: string, other: string): string {
  const parts: Record<string, string> = {
    key,
    other,
    first: key.slice(0, 15),
    second: key.slice(15),
    base64: btoa(key),
    base64lf: btoa(`${key}\n`),
  };
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => parts[name] ?? whole);
}

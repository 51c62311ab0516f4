import type { TextEdit } from './edit.ts';

/** One more line for .gitignore, unless it is there; a file without a final line break gets one first. */
export function addToGitignore(text: string, pattern: string): TextEdit | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  if (lines.includes(pattern) || lines.includes(`/${pattern}`)) return undefined;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || text.endsWith('\n') ? '' : lineBreak;
  return { start: text.length, end: text.length, text: `${gap}${pattern}${lineBreak}` };
}

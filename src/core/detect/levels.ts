/** One enclosure of a value, from the inside out: what is written in front of it, and everything inside. */
export interface Level {
  readonly kind: 'bracket' | 'block' | 'section' | 'statement' | 'paragraph';
  readonly header: string;
  readonly content: string;
}

const deepest = 4;

/** What surrounds a value, nearest first. Each level is bounded by the windows given, so the cost does not grow with the file. */
export function* levelsAround(before: string, after: string): Generator<Level> {
  yield* bracketLevels(before, after);
  const block = indentedBlock(before, after);
  if (block !== undefined) yield block;
  const section = iniSection(before, after);
  if (section !== undefined) yield section;
  yield { kind: 'statement', header: '', content: statement(before, after) };
  yield { kind: 'paragraph', header: '', content: paragraph(before, after) };
}

const opposite: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function* bracketLevels(before: string, after: string): Generator<Level> {
  let right = 0;
  let depth = 0;
  let levels = 0;
  for (let at = before.length - 1; at >= 0 && levels < deepest; at--) {
    const character = before.charAt(at);
    if (character === ')' || character === ']' || character === '}') depth++;
    else if (!(character in opposite)) continue;
    else if (depth > 0) depth--;
    else {
      levels++;
      right = closerAfter(after, right);
      yield {
        kind: 'bracket',
        header: headerBefore(before, at),
        content: before.slice(at + 1) + after.slice(0, right),
      };
      right = Math.min(after.length, right + 1);
    }
  }
}

function closerAfter(after: string, from: number): number {
  let depth = 0;
  for (let at = from; at < after.length; at++) {
    const character = after.charAt(at);
    if (character in opposite) depth++;
    else if ((character === ')' || character === ']' || character === '}') && depth-- === 0) return at;
  }
  return after.length;
}

/** `client = Mistral` of `client = Mistral(`, also when the bracket opens on a line of its own. */
function headerBefore(before: string, at: number): string {
  const head = before.slice(Math.max(0, at - 120), at).trimEnd();
  return head.slice(head.search(/[^\n;{}]*$/));
}

/** YAML and Python: the lines at least as deep as the value's own, under the first line that is less deep. */
function indentedBlock(before: string, after: string): Level | undefined {
  const above = before.split('\n');
  const own = above.at(-1) ?? '';
  const depth = contentDepth(own);
  if (depth === 0) return undefined;
  let top = above.length - 1;
  while (top > 0 && !startsItem(above[top] ?? '', depth) && isInside(above[top - 1] ?? '', depth)) top--;
  const below = after.split('\n');
  let bottom = 1;
  while (bottom < below.length && isInside(below[bottom] ?? '', depth) && !startsItem(below[bottom] ?? '', depth))
    bottom++;
  const content = [...above.slice(top, -1), own + (below[0] ?? ''), ...below.slice(1, bottom)].join('\n');
  return { kind: 'block', header: parentOf(above.slice(0, top), depth), content };
}

const isInside = (line: string, depth: number): boolean => line.trim() === '' || contentDepth(line) >= depth;
const startsItem = (line: string, depth: number): boolean => /^\s*- /.test(line) && contentDepth(line) === depth;
const contentDepth = (line: string): number => line.length - line.replace(/^\s*(?:- +)?/, '').length;

function parentOf(above: readonly string[], depth: number): string {
  return above.findLast((line) => line.trim() !== '' && contentDepth(line) < depth)?.trim() ?? '';
}

const sectionLine = /^[ \t]*\[{1,2}([^\]\n]+)\]{1,2}[ \t]*(?:[#;].*)?$/gm;

/** `[mistral]` above a line of TOML or INI. */
function iniSection(before: string, after: string): Level | undefined {
  const opening = [...before.matchAll(sectionLine)].at(-1);
  if (opening === undefined) return undefined;
  const end = after.search(sectionLine);
  const inside = before.slice(opening.index + opening[0].length) + (end < 0 ? after : after.slice(0, end));
  return { kind: 'section', header: opening[1] ?? '', content: inside };
}

const runsOn = /[\\,(=+.&|{[:]\s*$/;
const carriesOn = /^\s*[.)\]}+&|?:]/;

/** The line of the value with the lines it runs over. */
function statement(before: string, after: string): string {
  const above = before.split('\n');
  let top = above.length - 1;
  while (top > 0 && (runsOn.test(above[top - 1] ?? '') || carriesOn.test(above[top] ?? ''))) top--;
  const below = after.split('\n');
  let bottom = 0;
  while (bottom + 1 < below.length && (runsOn.test(below[bottom] ?? '') || carriesOn.test(below[bottom + 1] ?? '')))
    bottom++;
  return above.slice(top).join('\n') + below.slice(0, bottom + 1).join('\n');
}

function paragraph(before: string, after: string): string {
  const start = Math.max(0, before.lastIndexOf('\n\n'), before.lastIndexOf('\n\r\n'), before.length - 600);
  const end = after.search(/\n\r?\n/);
  return before.slice(start) + (end < 0 ? after : after.slice(0, end)).slice(0, 600);
}

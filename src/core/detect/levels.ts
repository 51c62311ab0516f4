/** One enclosure of a value, from the inside out: what is written in front of it, and everything inside. */
export interface Level {
  readonly kind: 'tag' | 'bracket' | 'block' | 'section' | 'statement' | 'paragraph';
  readonly header: string;
  readonly content: string;
  /** It is what a function or a constructor is called with. */
  readonly isCall?: boolean;
}

const deepest = 4;

/** What surrounds a value, nearest first. Each level is bounded by the windows given, so the cost does not grow with the file. */
export function* levelsAround(before: string, after: string): Generator<Level> {
  const tag = tagOf(before, after);
  if (tag !== undefined) yield tag;
  yield* bracketLevels(before, after);
  const block = indentedBlock(before, after);
  if (block !== undefined) yield block;
  const section = iniSection(before, after);
  if (section !== undefined) yield section;
  yield { kind: 'statement', header: '', content: statement(before, after) };
  yield { kind: 'paragraph', header: '', content: paragraph(before, after) };
}

/** The attributes of `<add key="…" value="…"/>`. */
function tagOf(before: string, after: string): Level | undefined {
  const opened = /<[A-Za-z][\w:.-]*\s([^<>]{0,400})$/.exec(before.slice(-440))?.[1];
  const rest = /^[^<>]{0,400}(?=>)/.exec(after)?.[0];
  return opened === undefined || rest === undefined ? undefined : { kind: 'tag', header: '', content: opened + rest };
}

const opens = (code: number): boolean => code === 40 || code === 91 || code === 123;
const closes = (code: number): boolean => code === 41 || code === 93 || code === 125;

function* bracketLevels(before: string, after: string): Generator<Level> {
  let right = 0;
  let depth = 0;
  let levels = 0;
  for (let at = before.length - 1; at >= 0 && levels < deepest; at--) {
    const code = before.charCodeAt(at);
    if (closes(code)) depth++;
    else if (!opens(code)) continue;
    else if (depth > 0) depth--;
    else {
      levels++;
      right = closerAfter(after, right);
      const header = headerBefore(before, at);
      yield {
        kind: 'bracket',
        header,
        content: before.slice(at + 1) + after.slice(0, right),
        isCall: code === 40 && /[\w!]$/.test(header) && !isDefinition.test(header),
      };
      right = Math.min(after.length, right + 1);
    }
  }
}

const isDefinition = /\b(?:def|function|func|fn|fun|sub|class|if|while|for|switch|return|and|or|not|in)\s*[\w.]*$/;

function closerAfter(after: string, from: number): number {
  let depth = 0;
  for (let at = from; at < after.length; at++) {
    const code = after.charCodeAt(at);
    if (opens(code)) depth++;
    else if (closes(code) && depth-- === 0) return at;
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

/** The names over a line of YAML, nearest first. */
export function* parentsOf(before: string): Generator<string> {
  const above = before.split('\n');
  const own = above.pop() ?? '';
  if (!/^[ \t]*(?:- +)?["']?[\w.-]+["']?:[ \t]*["']?$/.test(own)) return;
  let depth = contentDepth(own);
  for (let at = above.length - 1; at >= 0 && depth > 0; at--) {
    const line = above[at] ?? '';
    if (line.trim() === '' || contentDepth(line) >= depth) continue;
    depth = contentDepth(line);
    const name = /^[ \t]*(?:- +)?["']?([\w.-]+)["']?:[ \t]*(?:#.*|[&!][\w-]+)?$/.exec(line)?.[1];
    if (name === undefined) return;
    yield name;
  }
}

const runsOn = /[\\,(=+.&|{[:]\s*$/;
const carriesOn = /^\s*[.)\]}+&|?:]/;

/** The line of the value with the lines it runs over; of a line with several statements, its own. */
function statement(before: string, after: string): string {
  const above = before.split('\n');
  let top = above.length - 1;
  while (top > 0 && (runsOn.test(above[top - 1] ?? '') || carriesOn.test(above[top] ?? ''))) top--;
  const below = after.split('\n');
  let bottom = 0;
  while (bottom + 1 < below.length && (runsOn.test(below[bottom] ?? '') || carriesOn.test(below[bottom + 1] ?? '')))
    bottom++;
  const head = above.slice(top).join('\n');
  const tail = below.slice(0, bottom + 1).join('\n');
  return head.slice(head.lastIndexOf('; ') + 1) + tail.replace(/; (?!\/\/|#).*/s, '');
}

function paragraph(before: string, after: string): string {
  const start = Math.max(0, before.lastIndexOf('\n\n'), before.lastIndexOf('\n\r\n'), before.length - 600);
  const end = after.search(/\n\r?\n/);
  return before.slice(start) + (end < 0 ? after : after.slice(0, end)).slice(0, 600);
}

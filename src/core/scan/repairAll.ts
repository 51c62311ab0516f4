import { groupBy } from '#core/groupBy.ts';
import type { Edit, Fix } from '#core/rules/fix/edit.ts';
import { applyEdits } from '#core/rules/fix/edit.ts';
import type { Span } from '#core/rules/syntax/span.ts';
import type { Finding } from './finding.ts';
import type { Repairable } from './repair.ts';

/** Which fixes are meant: those after which the program does the same, or those of some rules and hardening steps. */
export type Wanted = { readonly kind: 'safe' } | { readonly kind: 'rules'; readonly ids: readonly string[] };

/** A fix that was chosen, for the finding it mends. */
export interface Repair {
  readonly finding: Finding;
  readonly fix: Fix;
}

/** An edit and the fixes it belongs to: several findings may need the same import. */
export interface RepairEdit extends Edit {
  readonly cell?: number;
  readonly titles: readonly string[];
}

export interface Repaired {
  /** Their new files come before the edits. */
  readonly repairs: readonly Repair[];
  readonly edits: readonly RepairEdit[];
}

/** A fix can make room for another one only so often; what is left then is shown again. */
const mostRounds = 10;

/** Everything that is wanted in one file. `ask` tells what can be done in a version of the text. */
export function repairAll(text: string, wanted: Wanted, ask: (text: string) => readonly Repairable[]): Repaired {
  const first = fitting(wantedIn(ask(text), wanted));
  const isNotebook = first.chosen.some(({ finding }) => finding.cell !== undefined);
  if (first.left === 0 || isNotebook) return together(first.chosen);
  const repairs = [...first.chosen];
  let now = applyEdits(text, editsOf(first.chosen));
  for (let round = 1; round < mostRounds; round++) {
    const { chosen } = fitting(wantedIn(ask(now), wanted));
    if (chosen.length === 0) break;
    repairs.push(...chosen);
    now = applyEdits(now, editsOf(chosen));
  }
  return { repairs, edits: [{ ...changeBetween(text, now), titles: titlesOf(repairs) }] };
}

/**
 * First fixes of other findings that would fit beside these edits: not made by themselves, but worth a look. A person ticks edits
 * one by one, so each stands alone: fixes that share an import are one edit. What needs a new file stays with the light bulb.
 */
export function proposals(
  repairables: readonly Repairable[],
  beside: readonly RepairEdit[],
  textOf: (cell: number | undefined) => string,
): Repaired {
  const free = repairables.flatMap(({ finding, fixes: [fix] }) => {
    if (fix === undefined || fix.safe || fix.creates !== undefined) return [];
    const span = spanOf(fix.edits);
    const inWay = beside.some((edit) => edit.cell === finding.cell?.index && touch(edit, span));
    return inWay ? [] : [{ finding, fix }];
  });
  const { chosen } = fitting(free);
  const edits = editsOf(chosen);
  const whole = [...groupBy(chosen, ({ finding }) => finding.cell?.index)].flatMap(([cell, repairs]) =>
    apart(repairs.map(({ fix }) => spanOf(fix.edits))).map((span) => {
      const within = edits.filter((edit) => edit.cell === cell && edit.start >= span.start && edit.end <= span.end);
      return asOne(span, within, textOf(cell));
    }),
  );
  return { repairs: chosen, edits: whole };
}

const spanOf = (edits: readonly Edit[]): Span => ({
  start: Math.min(...edits.map(({ start }) => start)),
  end: Math.max(...edits.map(({ end }) => end)),
});

/** Spans that touch become one. */
function apart(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    if (last === undefined || last.end < span.start) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}

/** All that is done within a span. */
function asOne({ start, end }: Span, edits: readonly RepairEdit[], text: string): RepairEdit {
  const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const cell = edits[0]?.cell;
  return {
    start,
    end,
    text: applyEdits(text.slice(start, end), moved),
    ...(cell === undefined ? {} : { cell }),
    titles: [...new Set(edits.flatMap(({ titles }) => titles))],
  };
}

/** Of several safe ways one is enough; of several steps that were asked for, each is taken. */
const wantedIn = (repairables: readonly Repairable[], wanted: Wanted): readonly Repair[] =>
  repairables.flatMap(({ finding, fixes }) => {
    const meant = fixes.filter((fix, at) => isWanted(wanted, finding, fix, at));
    return (wanted.kind === 'safe' ? meant.slice(0, 1) : meant).map((fix) => ({ finding, fix }));
  });

/** The first fix of a rule is the one it prefers. */
function isWanted(wanted: Wanted, { rule }: Finding, fix: Fix, at: number): boolean {
  if (wanted.kind === 'safe') return fix.safe;
  return (at === 0 && wanted.ids.includes(rule)) || (fix.step !== undefined && wanted.ids.includes(fix.step));
}

/** As many as do not get in each other's way; the others have their turn on the text that comes out. */
function fitting(wanted: readonly Repair[]): { readonly chosen: readonly Repair[]; readonly left: number } {
  const chosen: Repair[] = [];
  for (const repair of wanted) if (!chosen.some((other) => collide(other, repair))) chosen.push(repair);
  return { chosen, left: wanted.length - chosen.length };
}

const collide = (one: Repair, other: Repair): boolean =>
  one.finding.cell?.index === other.finding.cell?.index &&
  one.fix.edits.some((edit) => other.fix.edits.some((edit2) => touch(edit, edit2) && !isSame(edit, edit2)));

const touch = (one: Span, other: Span): boolean => one.start <= other.end && other.start <= one.end;
const isSame = (one: Edit, other: Edit): boolean =>
  one.start === other.start && one.end === other.end && one.text === other.text;

/** Fixes that do not get in each other's way, as one change. */
export const together = (repairs: readonly Repair[]): Repaired => ({ repairs, edits: editsOf(repairs) });

/** An edit that several fixes make, such as an import, is made once. */
function editsOf(repairs: readonly Repair[]): readonly RepairEdit[] {
  const edits = new Map<string, RepairEdit>();
  for (const { finding, fix } of repairs)
    for (const edit of fix.edits) {
      const cell = finding.cell?.index;
      const name = JSON.stringify([cell, edit.start, edit.end, edit.text]);
      const titles = new Set([...(edits.get(name)?.titles ?? []), fix.title]);
      edits.set(name, { ...edit, ...(cell === undefined ? {} : { cell }), titles: [...titles] });
    }
  return [...edits.values()];
}

const titlesOf = (repairs: readonly Repair[]): readonly string[] => [...new Set(repairs.map(({ fix }) => fix.title))];

/** The one stretch in which two versions differ. */
function changeBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

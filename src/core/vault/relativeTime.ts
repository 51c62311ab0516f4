import { day } from './state.ts';

const units = [
  { short: 'd', one: 'day', many: 'days', length: day },
  { short: 'h', one: 'hour', many: 'hours', length: 3_600_000 },
  { short: 'min', one: 'minute', many: 'minutes', length: 60_000 },
] as const;

/** `12 d`, `3 h`, `now`: for the status bar and beside a label. */
export function shortSpan(milliseconds: number): string {
  const unit = unitFor(milliseconds);
  return unit ? `${count(milliseconds, unit.length)} ${unit.short}` : 'now';
}

/** `12 days`, `1 hour`, `a moment`: in a sentence. */
export function longSpan(milliseconds: number): string {
  const unit = unitFor(milliseconds);
  if (!unit) return 'a moment';
  const many = count(milliseconds, unit.length);
  return `${many} ${many === 1 ? unit.one : unit.many}`;
}

/** `2 min ago`, `just now`. */
export const ago = (moment: number, now: number): string => {
  const span = shortSpan(now - moment);
  return span === 'now' ? 'just now' : `${span} ago`;
};

const unitFor = (milliseconds: number) => units.find(({ length }) => milliseconds >= length);
/** Rounded down: nobody is told of time that is not there. */
const count = (milliseconds: number, length: number) => Math.floor(milliseconds / length);

import { say } from '../say.ts';
import { day } from './state.ts';

interface Unit {
  readonly length: number;
  readonly short: (count: number) => string;
  readonly long: (count: number) => string;
}

const units: readonly Unit[] = [
  {
    length: day,
    short: (count) => say('{0} d', count),
    long: (count) => (count === 1 ? say('1 day') : say('{0} days', count)),
  },
  {
    length: 3_600_000,
    short: (count) => say('{0} h', count),
    long: (count) => (count === 1 ? say('1 hour') : say('{0} hours', count)),
  },
  {
    length: 60_000,
    short: (count) => say('{0} min', count),
    long: (count) => (count === 1 ? say('1 minute') : say('{0} minutes', count)),
  },
];

/** `12 d`, `3 h`, `now`: for the status bar and beside a label. */
export const shortSpan = (milliseconds: number): string =>
  measured(milliseconds, ({ short }, count) => short(count)) ?? say('now');

/** `12 days`, `1 hour`, `a moment`: in a sentence. */
export const longSpan = (milliseconds: number): string =>
  measured(milliseconds, ({ long }, count) => long(count)) ?? say('a moment');

/** `2 min ago`, `just now`. */
export function ago(moment: number, now: number): string {
  const span = measured(now - moment, ({ short }, count) => short(count));
  return span === undefined ? say('just now') : say('{0} ago', span);
}

/** In the largest unit that fits, rounded down: nobody is told of time that is not there. */
function measured(milliseconds: number, told: (unit: Unit, count: number) => string): string | undefined {
  const unit = units.find(({ length }) => milliseconds >= length);
  return unit && told(unit, Math.floor(milliseconds / unit.length));
}

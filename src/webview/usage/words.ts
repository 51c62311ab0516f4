import { decimal, dollarsWith, whole } from '#core/amounts.ts';
import { say, spokenLanguage } from '#core/say.ts';

/** Small sums keep enough digits to differ from nothing. */
export const money = (dollars: number): string =>
  dollars === 0 ? dollarsWith(0, 0) : dollarsWith(dollars, dollars < 0.01 ? 4 : 2);

export const count = (value: number): string =>
  value >= 10_000 ? say('{0}k', whole(value / 1000)) : (Math.round(value * 10) / 10).toLocaleString(spokenLanguage());

export const time = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '–' : say('{0} s', decimal(milliseconds / 1000, 1));

/** 2026-11-20 → 20 Nov, in the reader's own language. */
export const dayName = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(spokenLanguage(), {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });

/** Small sums keep enough digits to differ from nothing. */
export const money = (dollars: number): string =>
  dollars === 0 ? '$0' : `$${dollars.toFixed(dollars < 0.01 ? 4 : 2)}`;

export const count = (value: number): string =>
  value >= 10_000 ? `${(value / 1000).toFixed(0)}k` : String(Math.round(value * 10) / 10);

export const time = (milliseconds: number | undefined): string =>
  milliseconds === undefined ? '–' : `${(milliseconds / 1000).toFixed(1)} s`;

/** 2026-11-20 → 20 Nov, in the reader's own language. */
export const dayName = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

import type { Tally, Usage } from './usage.ts';

/** One row for each day, model and profile, so that a spreadsheet can sum up what it likes within one kind. */
export function usageCsv({ days, models, profiles }: Usage): string {
  const rows = [
    ...days.map((day) => row('day', day.day, day)),
    ...models.map((model) => row('model', model.name, model)),
    ...profiles.map((profile) => row('profile', profile.name, profile)),
  ];
  return [`kind,name,${Object.keys(columns).join(',')}`, ...rows].map((line) => `${line}\r\n`).join('');
}

const columns = {
  dollars: ({ dollars }) => dollars,
  requests: ({ requests }) => requests,
  blocked: ({ blocked }) => blocked,
  redacted: ({ redacted }) => redacted,
  tokens: ({ tokens }) => tokens,
  median_ms: ({ medianMs }) => medianMs ?? '',
  slow_ms: ({ slowMs }) => slowMs ?? '',
} as const satisfies Record<string, (tally: Tally) => number | string>;

const row = (kind: string, name: string, tally: Tally): string =>
  [kind, text(name), ...Object.values(columns).map((cellOf) => cellOf(tally))].join(',');

/** A profile's name is a person's own: a spreadsheet calculates what begins with these signs. */
const text = (name: string): string => `"${name.replace(/^[=+\-@\t\r]/, "'$&").replace(/"/g, '""')}"`;

export const usageJson = (usage: Usage): string => `${JSON.stringify(usage, null, 2)}\n`;

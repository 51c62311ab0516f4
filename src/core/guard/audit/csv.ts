import type { AuditRecord } from './record.ts';

/** One column of the table that people open in a spreadsheet. */
const columns = {
  time: ({ at }) => at,
  asked_by: ({ via }) => via ?? 'chat',
  model: ({ model }) => model,
  key: ({ keyId }) => keyId,
  profile: ({ profile }) => profile,
  workspace: ({ workspace }) => workspace ?? '',
  outcome: ({ outcome }) => outcome,
  stage: ({ stage }) => stage ?? '',
  error: ({ error }) => error ?? '',
  codes: ({ codes }) => codes.join(' '),
  characters: ({ characters }) => characters,
  messages: ({ messages }) => messages,
  prompt_tokens: ({ tokens }) => tokens.prompt,
  completion_tokens: ({ tokens }) => tokens.completion,
  redacted: ({ redacted }) =>
    Object.entries(redacted)
      .map(([type, count]) => `${type}:${count}`)
      .join(' '),
  milliseconds: ({ milliseconds }) => milliseconds,
  dollars: ({ dollars }) => dollars,
  proxy_token: ({ proxyToken }) => proxyToken ?? '',
} as const satisfies Record<string, (record: AuditRecord) => string | number>;

export function auditCsv(records: readonly AuditRecord[]): string {
  const lines = records.map((record) => Object.values(columns).map((cellOf) => cell(cellOf(record))));
  return [Object.keys(columns), ...lines].map((cells) => `${cells.join(',')}\r\n`).join('');
}

/** A spreadsheet calculates what begins with these signs: the name of a model could call a program. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const inert = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
}

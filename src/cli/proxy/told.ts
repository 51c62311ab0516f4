import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Entry } from '#core/proxy/entry.ts';

/** For the person who started it in a terminal: what to do with the address, and how to stop. */
export const greeting = (url: string, token: string | undefined, log: string): string =>
  [
    '',
    `Listening on ${url}, on this machine only. Ctrl+C lets what is under way finish, and ends it.`,
    'Try it:',
    `  curl ${url}/v1/chat/completions -H "Authorization: Bearer ${token ?? '$(cat TOKEN_FILE)'}" -H "Content-Type: application/json" \\`,
    `    -d '{"model":"mistral-small-latest","messages":[{"role":"user","content":"Hello"}]}'`,
    `Each request is told below, and kept in ${log}: numbers and codes, no text.`,
    '',
    '',
  ].join('\n');

const words = {
  answered: 'answered',
  blocked: 'blocked',
  stopped: 'stopped',
  failed: 'failed',
  cancelled: 'given up',
} as const satisfies Record<AuditRecord['outcome'], string>;

/** One line a request: what became of it, for what, and what it cost. */
export function requestLine({ at, path, status, record }: Entry): string {
  const { outcome, model, codes, error, tokens, dollars, milliseconds } = record;
  const why = [...(error === undefined ? [] : [error]), ...codes.slice(0, 4)].join(', ');
  const used = tokens.prompt + tokens.completion;
  return [
    `${new Date(at).toTimeString().slice(0, 8)}  ${words[outcome].padEnd(8)}  ${status}  ${path}`,
    ...(model === 'none' ? [] : [model]),
    ...(used === 0 ? [] : [`${used} tokens`, `$${dollars.toFixed(5)}`]),
    `${milliseconds} ms`,
    ...(why === '' ? [] : [why]),
  ].join(' · ');
}

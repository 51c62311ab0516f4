import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { MistralError } from '#core/mistral/error.ts';
import type { Entry } from '#core/proxy/entry.ts';
import type { Result } from '#core/result.ts';

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

/** Whether the key works, before anybody asks with it. */
export function keyLine(answer: Result<unknown, Pick<MistralError, 'kind'>>): string {
  if (answer.ok) return 'The key works.';
  return keyTroubles[answer.error.kind] ?? 'Whether the key works could not be found out. The first request will tell.';
}

const keyTroubles: Partial<Record<MistralError['kind'], string>> = {
  unauthorized:
    'Mistral refuses this key (401), and every request will be refused too. Stop with Ctrl+C, and start with another key.',
  offline: 'Mistral cannot be reached from here just now, so nobody knows whether the key works.',
  timeout: 'Mistral did not answer in time, so nobody knows whether the key works.',
};

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

import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { GuardPorts } from '#core/guard/conversation.ts';
import type { Services } from '#platform/vscode/services.ts';

/** What was seen of the stages that ask somebody else: for the trail only, nothing is decided by it. */
export interface Observed {
  readonly moderations: Moderated[];
  /** From asking for the reply to its first words let through by the server. */
  connectedAfter?: number;
  record?: AuditRecord;
}

export interface Moderated {
  readonly milliseconds: number;
  readonly answered: boolean;
  readonly highest?: { readonly category: string; readonly score: number };
}

/** The outside world of a request, watched. */
export function observedPorts(
  { mistral, guard, clock, random }: Services,
  paused: (until: number) => void,
): { ports: GuardPorts; observed: Observed } {
  const observed: Observed = { moderations: [] };
  const ports: GuardPorts = {
    clock,
    random,
    record(record) {
      observed.record = record;
      guard.record(record);
    },
    api: {
      async moderate(call, texts) {
        const began = clock.now();
        const answer = await mistral.moderate(call, texts);
        const scores = answer.ok ? answer.value.flatMap((each) => Object.entries(each.scores)) : [];
        const [highest] = scores.toSorted(([, a], [, b]) => b - a);
        observed.moderations.push({
          milliseconds: clock.now() - began,
          answered: answer.ok,
          ...(highest && { highest: { category: highest[0], score: highest[1] } }),
        });
        return answer;
      },
      async stream(call, request) {
        const began = clock.now();
        const answer = await mistral.stream(call, request);
        observed.connectedAfter = clock.now() - began;
        if (!answer.ok && answer.error.kind === 'limited' && answer.error.retryAfter !== undefined)
          paused(clock.now() + answer.error.retryAfter);
        return answer;
      },
    },
  };
  return { ports, observed };
}

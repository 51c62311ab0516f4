import type { AuditRecord } from '#core/guard/audit/record.ts';

const dayLength = 86_400_000;

const models = ['mistral-small-latest', 'mistral-large-latest', 'codestral-latest'] as const;

/** A month of somebody's ordinary use: busier and quieter days, the same at every run. */
export const ordinaryMonth = (now: number): readonly AuditRecord[] =>
  Array.from({ length: 30 }, (_, back) => 29 - back).flatMap((daysAgo) =>
    Array.from({ length: 3 + ((daysAgo * 7) % 11) }, (_, order) =>
      requestOf(now - daysAgo * dayLength, daysAgo, order),
    ),
  );

function requestOf(time: number, day: number, order: number): AuditRecord {
  const mix = (day * 13 + order * 5) % 17;
  const blocked = mix === 3;
  const prompt = 400 + mix * 90;
  return {
    at: new Date(time - order * 60_000).toISOString(),
    model: models[mix % 3] ?? models[0],
    keyId: 'k1',
    profile: 'default',
    outcome: blocked ? 'blocked' : 'answered',
    codes: blocked ? ['ignore-instructions'] : [],
    characters: prompt * 4,
    messages: 2 + (mix % 4),
    tokens: { prompt, completion: blocked ? 0 : 200 + mix * 30 },
    redacted: mix % 4 === 0 ? { email: 1 + (mix % 3) } : {},
    milliseconds: 700 + mix * 140,
    dollars: blocked ? 0 : 0.02 + mix * 0.011,
  };
}

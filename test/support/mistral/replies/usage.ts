import type { Answer } from '../answer.ts';
import { json } from '../answer.ts';
import type { Exchange } from '../exchange.ts';

/** A month in which little happened. */
export function usage({ world }: Exchange): Answer {
  const now = new Date(world.now());
  const start = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)).toISOString();
  return json({
    completion: completionUsage(now.toISOString()),
    ocr: unused,
    connectors: unused,
    libraries_api: { pages: unused, tokens: unused, audio_seconds: unused },
    fine_tuning: { training: {}, storage: {} },
    audio: unused,
    audio_characters: unused,
    vibe_usage: 0,
    vibe_code: { completion: unused, ocr: unused, connectors: unused, audio: unused, audio_characters: unused },
    chat: unused,
    date: now.toISOString(),
    previous_month: null,
    next_month: null,
    start_date: start,
    end_date: now.toISOString(),
    currency: 'USD',
    currency_symbol: '$',
    prices: [],
  });
}

const unused = { models: {} };

function completionUsage(timestamp: string) {
  const row = (value: number) => [{ timestamp, value }];
  return { models: { 'mistral-small-2603': { input: row(120_000), output: row(30_000) } } };
}

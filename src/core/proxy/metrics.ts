import type { Entry } from './entry.ts';

/** Counters in Prometheus' text format. Labels hold words of ours: a path's pattern, a model's name, an outcome. */
export interface Metrics {
  entered(entry: Entry): void;
  refused(kind: string): void;
  text(active: number): string;
}

const buckets = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000];

/** More label values than this would be somebody making them up. */
const mostSeries = 500;

export function createMetrics(): Metrics {
  const counters = new Map<string, number>();
  const add = (name: string, labels: Readonly<Record<string, string>>, by: number) => {
    const series = `${name}{${Object.entries(labels)
      .map(([key, value]) => `${key}="${plain(value)}"`)
      .join(',')}}`;
    if (counters.has(series) || counters.size < mostSeries) counters.set(series, (counters.get(series) ?? 0) + by);
  };
  return {
    entered: ({ path, status, record }) => {
      const labels = { path, model: record.model };
      add('mistral_guard_requests_total', { ...labels, status: String(status), outcome: record.outcome }, 1);
      add('mistral_guard_tokens_total', { ...labels, kind: 'prompt' }, record.tokens.prompt);
      add('mistral_guard_tokens_total', { ...labels, kind: 'completion' }, record.tokens.completion);
      add('mistral_guard_dollars_total', labels, record.dollars);
      for (const [entity, count = 0] of Object.entries(record.redacted))
        add('mistral_guard_redacted_total', { entity }, count);
      for (const edge of buckets)
        add(
          'mistral_guard_request_milliseconds_bucket',
          { path, le: String(edge) },
          record.milliseconds <= edge ? 1 : 0,
        );
      add('mistral_guard_request_milliseconds_bucket', { path, le: '+Inf' }, 1);
      add('mistral_guard_request_milliseconds_sum', { path }, record.milliseconds);
      add('mistral_guard_request_milliseconds_count', { path }, 1);
    },
    refused: (kind) => add('mistral_guard_refused_total', { reason: kind.replaceAll(' ', '_') }, 1),
    text: (active) => {
      const lines = [...counters].map(([series, value]) => `${series} ${value}`).sort();
      const types = Object.entries(families).map(([name, type]) => `# TYPE ${name} ${type}`);
      return `${[...types, `mistral_guard_active_requests ${active}`, ...lines].join('\n')}\n`;
    },
  };
}

const families = {
  mistral_guard_active_requests: 'gauge',
  mistral_guard_requests_total: 'counter',
  mistral_guard_tokens_total: 'counter',
  mistral_guard_dollars_total: 'counter',
  mistral_guard_redacted_total: 'counter',
  mistral_guard_refused_total: 'counter',
  mistral_guard_request_milliseconds: 'histogram',
} as const;

const plain = (value: string): string => value.replace(/[^\w.:/{}@+-]/g, '_').slice(0, 80);

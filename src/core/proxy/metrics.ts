import type { Entry } from './entry.ts';

/** Counters in Prometheus' text format. Labels hold words of ours: a path's pattern, a model's name, an outcome. */
export interface Metrics {
  entered(entry: Entry): void;
  refused(kind: string): void;
  text(active: number): string;
}

const edges = [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, Number.POSITIVE_INFINITY];

/** How many requests of a path took no longer than each edge, and how long all of them did. */
interface Durations {
  readonly within: number[];
  sum: number;
}

/** More label values than this would be somebody making them up. */
const mostSeries = 500;

export function createMetrics(): Metrics {
  const counters = new Map<string, number>();
  const durations = new Map<string, Durations>();
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
      const taken = durations.get(path) ?? { within: edges.map(() => 0), sum: 0 };
      durations.set(path, taken);
      taken.sum += record.milliseconds;
      for (const [i, edge] of edges.entries())
        if (record.milliseconds <= edge) taken.within[i] = (taken.within[i] ?? 0) + 1;
    },
    refused: (kind) => add('mistral_guard_refused_total', { reason: kind.replaceAll(' ', '_') }, 1),
    text: (active) => {
      const counted = [...counters].map(([series, value]) => `${series} ${value}`);
      const lines = [...counted, ...[...durations].flatMap(([path, taken]) => histogram(path, taken))].sort();
      const types = Object.entries(families).map(([name, type]) => `# TYPE ${name} ${type}`);
      return `${[...types, `mistral_guard_active_requests ${active}`, ...lines].join('\n')}\n`;
    },
  };
}

function histogram(path: string, { within, sum }: Durations): readonly string[] {
  const name = 'mistral_guard_request_milliseconds';
  const of = `path="${plain(path)}"`;
  return [
    ...edges.map(
      (edge, i) => `${name}_bucket{${of},le="${edge === Number.POSITIVE_INFINITY ? '+Inf' : edge}"} ${within[i]}`,
    ),
    `${name}_sum{${of}} ${sum}`,
    `${name}_count{${of}} ${within.at(-1)}`,
  ];
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

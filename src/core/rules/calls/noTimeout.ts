import { say } from '#core/say.ts';
import { addOption } from '../fix/entries.ts';
import { option, optionsOf } from '../mistral/options.ts';
import { rawRequests } from '../mistral/rawRequest.ts';
import { purposeOf } from '../purpose.ts';
import { both, callRule } from '../rule.ts';

/** Where each way of asking takes its options, and which of them ends the wait. Axios and aiohttp can set it elsewhere. */
const limits = {
  fetch: { argument: 1, names: ['signal', 'timeout', 'dispatcher'] },
  requests: { argument: 0, names: ['timeout'] },
} as const;

export const noTimeout = callRule({
  id: 'call/no-timeout',
  languages: both,
  severity: 'info',
  title: 'Request without a timeout',
  why:
    'A request that nobody ends holds its connection, its memory and its user for as long as the other side likes. A handful of them ' +
    'stop a server. Give every request an end.',
  risk: 'LLM10:2025 Unbounded Consumption',
  where: ({ path }) => purposeOf(path) === 'product',
  query: rawRequests,
  filter: ({ call, by }, source) => {
    // httpx ends after five seconds by itself.
    if (by !== 'fetch' && by !== 'requests') return undefined;
    const options = optionsOf(source, call, limits[by].argument);
    if (options.open || option(options, limits[by].names) !== undefined) return undefined;
    return {
      span: { start: call.callee.start, end: call.callee.end },
      message: say('This request never ends by itself. Give it a timeout.'),
    };
  },
  fix: ({ call, by }, source) => {
    const edit = addOption(
      source,
      call,
      { script: 'signal: AbortSignal.timeout(60_000)', python: 'timeout=60' },
      by === 'fetch' ? 1 : 0,
    );
    return edit === undefined ? [] : [{ title: say('End it after a minute'), safe: true, edits: [edit] }];
  },
  docs: {
    bad: { language: 'python', code: 'requests.post("https://api.mistral.ai/v1/chat/completions", json=body)' },
    good: {
      language: 'python',
      code: 'requests.post("https://api.mistral.ai/v1/chat/completions", json=body, timeout=60)',
    },
  },
});

import { say } from '#core/say.ts';
import { isAtLeastVersion } from '../version.ts';
import { knownOption } from './client.ts';
import type { Step } from './step.ts';

/** From these versions on the SDK ends a request by itself. */
const endsItself = { script: '2.2.0', python: '2.3.0' } as const;

export const timeout: Step = {
  id: 'call/sdk-default-timeout',
  title: 'No timeout in this version of the SDK',
  what: 'a timeout',
  why: 'The installed version of the SDK waits for ever. One slow answer after another, and every worker of the server is waiting.',
  risk: 'LLM10:2025 Unbounded Consumption',
  docs: {
    bad: { language: 'typescript', code: 'new Mistral({ apiKey })' },
    good: { language: 'typescript', code: 'new Mistral({ apiKey, timeoutMs: 60_000 })' },
  },
  isMissing: (call, source) => {
    const installed = source.project?.sdk?.[source.family];
    if (call.library !== 'sdk' || installed === undefined || isAtLeastVersion(installed, endsItself[source.family]))
      return false;
    return (
      knownOption(
        source,
        call,
        ['timeoutMs', 'timeout_ms', 'fetchOptions', 'signal'],
        ['timeoutMs', 'timeout_ms', 'httpClient', 'client', 'async_client'],
      ) === 'missing'
    );
  },
  remedy: () => ({
    title: say('End it after a minute'),
    argument: 1,
    option: { script: 'timeoutMs: 60_000', python: 'timeout_ms=60_000' },
    edits: [],
  }),
};

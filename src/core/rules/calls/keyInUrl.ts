import { say } from '#core/say.ts';
import { mistralHost } from '../mistral/modules.ts';
import { written } from '../query.ts';
import { both, callRule } from '../rule.ts';

export const keyInUrl = callRule({
  id: 'call/key-in-url',
  languages: both,
  severity: 'error',
  title: 'Key in an address',
  why:
    'Addresses are kept where headers are not: in the logs of servers and proxies, in histories, in error reports. The API takes ' +
    'the key in the Authorization header.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: written(/https?:\/\/[^\s"'`]*mistral\.ai[^\s"'`]*[?&](?:api_?key|key|token|access_token)=/gi),
  filter: ({ match, start, end }) =>
    mistralHost.test(match[0])
      ? {
          span: { start, end },
          message: say('The key travels in the address, where logs keep it. Send it in the Authorization header.'),
        }
      : undefined,
  docs: {
    bad: { language: 'typescript', code: `fetch(\`https://api.mistral.ai/v1/models?api_key=\${key}\`)` },
    good: {
      language: 'typescript',
      code: `fetch('https://api.mistral.ai/v1/models', { headers: { Authorization: \`Bearer \${key}\` } })`,
    },
  },
});

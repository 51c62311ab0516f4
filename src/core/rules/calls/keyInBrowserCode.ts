import { say } from '#core/say.ts';
import { isMarkup } from '../markup.ts';
import { rawRequests } from '../mistral/rawRequest.ts';
import { madeClients } from '../query.ts';
import { callRule } from '../rule.ts';
import type { Source } from '../syntax/source.ts';
import type { Span } from '../syntax/span.ts';

const browserOnly =
  /^[ \t]*(["'])use client\1|(?<![\w.])(?:document\.(?:getElementById|querySelector|createElement|body|addEventListener|cookie)|window\.(?:location|addEventListener|localStorage|document)|chrome\.(?:runtime|tabs|storage)|customElements\.define)|createRoot\(|\b(?:localStorage|sessionStorage)\.\w|\buse(?:State|Effect|Ref)\s*[(<]|dangerouslyAllowBrowser|import\.meta\.env\.VITE_/m;

/** Rendering on a server happens in files that ask first. */
const asksFirst = /typeof (?:window|document)\b/;

export const keyInBrowserCode = callRule({
  id: 'call/key-in-browser-code',
  languages: ['script'],
  severity: 'warning',
  title: 'The API is called from the browser',
  why:
    'A browser that talks to the API needs the key, and then every visitor has it. Let the browser ask a route of your server, and ' +
    'let the server hold the key, the limits and the moderation.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: ({ path, text }) => (isMarkup(path) || browserOnly.test(text)) && !asksFirst.test(text),
  query: (source): readonly Span[] =>
    [...madeClients(source).filter(({ maker }) => maker.library !== 'ai sdk'), ...rawRequests(source)].map(
      ({ call }) => call,
    ),
  filter: ({ start, end }, source) =>
    isHandedOver(source)
      ? undefined
      : {
          span: { start, end },
          message: say('This runs in the browser, so every visitor has the key. Ask your server instead.'),
        },
  docs: {
    bad: { language: 'tsx', code: "'use client';\nconst client = new Mistral({ apiKey });" },
    good: {
      language: 'tsx',
      code: "'use client';\nconst reply = await fetch('/api/ask', { method: 'POST', body: question });",
    },
  },
});

const isHandedOver = ({ text }: Source): boolean => /^[ \t]*(["'])use server\1/m.test(text);

import { say } from '#core/say.ts';
import { callsTo } from '../query.ts';
import { callRule } from '../rule.ts';
import type { Expression } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

/** `mistral-api-key`, `apiKey`, and a constant that says as much: `API_KEY_STORAGE`. */
const keyName = /mistral.*(?:key|token)|^(?:\w{1,20}[-_])?api[-_]?key$/i;
const constantName = /mistral_?\w*(?:key|token)|^(?:storage_?)?(?:key_)?api_?key(?:_?\w+)?$/i;

export const keyInWebStorage = callRule({
  id: 'call/key-in-web-storage',
  languages: ['script'],
  severity: 'warning',
  title: "Key in the browser's storage",
  why:
    'Every script on the page can read this storage, also one that came in through a dependency or an injected comment, and it ' +
    'stays until somebody clears it. Keep the key on your server.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: ({ text }) => /mistral/i.test(text),
  query: callsTo(
    /^(?:(?:window|globalThis)\.)?(?:localStorage|sessionStorage)\.(?:getItem|setItem)$|^(?:chrome|browser)\.storage\.(?:local|sync)\.(?:get|set)$|^AsyncStorage\.(?:getItem|setItem)$/,
  ),
  filter: ({ args: [first], ...call }, source) => {
    const stored = first === undefined ? undefined : keyIn(source, first);
    if (stored === undefined) return undefined;
    return {
      span: { start: call.start, end: call.end },
      message: say("“{0}” lies in the browser's storage, where every script of the page can read it.", stored),
    };
  },
  docs: {
    bad: { language: 'typescript', code: "localStorage.setItem('mistral_api_key', key)" },
    good: { language: 'typescript', code: "await fetch('/api/ask', { method: 'POST', body: question })" },
  },
});

function keyIn(source: Source, named: Expression): string | undefined {
  const value = knownValue(source, named);
  if (value.kind === 'table') return value.entries.map(({ key }) => key).find((name) => keyName.test(name));
  if (value.kind === 'text') return keyName.test(value.value) ? value.value : undefined;
  const name = named.kind === 'member' || named.kind === 'name' ? named.name : '';
  return constantName.test(name) ? name : undefined;
}

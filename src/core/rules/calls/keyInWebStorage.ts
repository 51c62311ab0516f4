import { callsTo } from '../query.ts';
import { callRule } from '../rule.ts';

const keyName = /mistral.*(?:key|token)|^api[-_]?key$/i;

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
  filter: ({ args: [first], ...call }) => {
    const names =
      first?.kind === 'table' ? first.entries.map(({ key }) => key) : first?.kind === 'text' ? [first.value] : [];
    const stored = names.find((name) => keyName.test(name));
    if (stored === undefined) return undefined;
    return {
      span: { start: call.start, end: call.end },
      message: `“${stored}” lies in the browser's storage, where every script of the page can read it.`,
    };
  },
  docs: {
    bad: { language: 'typescript', code: "localStorage.setItem('mistral_api_key', key)" },
    good: { language: 'typescript', code: "await fetch('/api/ask', { method: 'POST', body: question })" },
  },
});

import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { addressSlots } from '../mistral/addressSlot.ts';
import { rawRequests } from '../mistral/rawRequest.ts';
import { both, callRule } from '../rule.ts';
import type { Text } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

export const onThisMachine =
  /^http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0|host\.docker\.internal|[\w-]+(?::\d+)?(?:\/|$)|[\w.-]+\.(?:local|test|internal|localhost)\b)/;

export const insecureServerUrl = callRule({
  id: 'call/insecure-server-url',
  languages: both,
  severity: 'error',
  title: 'Key sent without encryption',
  why:
    'Over http the key and every message travel readable for anybody on the way. The SDK sends the key to whatever address it is ' +
    'given and does not object. Use https; plain http is fine only for a server on this machine.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: plainAddresses,
  filter: (text) => ({ span: text, message: say('The key is sent over http, readable on the way. Use https.') }),
  fix: (text, source) => {
    const at = source.text.indexOf('http://', text.start);
    return [{ title: say('Use https'), safe: true, edits: [replace({ start: at, end: at + 4 }, 'https')] }];
  },
  docs: {
    bad: { language: 'typescript', code: "new Mistral({ serverURL: 'http://api.mistral.ai' })" },
    good: { language: 'typescript', code: "new Mistral({ serverURL: 'https://api.mistral.ai' })" },
  },
});

function plainAddresses(source: Source): readonly Text[] {
  const slots = [...addressSlots(source), ...rawRequests(source).map(({ address }) => address)];
  const texts = slots.map((slot) => knownValue(source, slot)).filter((value) => value.kind === 'text');
  return texts.filter(({ value }) => value.startsWith('http://') && !onThisMachine.test(value));
}

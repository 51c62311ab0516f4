import { say } from '#core/say.ts';
import { insecureServerUrl as inScripts, onThisMachine } from '../calls/insecureServerUrl.ts';
import { mistralHost } from '../mistral/modules.ts';
import type { PlainRule } from './rule.ts';
import type { PlainSource, PlainText } from './source.ts';

const addressSlot =
  /\bMistral(?:AI|Ai)\w*\.builder\(\).*\.(?:baseUrl|endpoint)$|^mistral(?:ai)?\.With(?:BaseURL|Endpoint|ServerURL)$/;

export const insecureServerUrl: PlainRule = {
  card: inScripts,
  languages: ['bash', 'java', 'go', 'c-sharp'],
  hits: (source) =>
    plainAddresses(source).map(({ start, end }) => ({
      span: { start, end },
      message: say('The key is sent over http, readable on the way. Use https.'),
      fixes: () => {
        const at = source.text.indexOf('http://', start);
        return [{ title: say('Use https'), safe: true, edits: [{ start: at, end: at + 4, text: 'https' }] }];
      },
    })),
};

function plainAddresses(source: PlainSource): readonly PlainText[] {
  const passed = source.calls.flatMap(({ callee, args }) =>
    addressSlot.test(callee) ? args.flatMap(({ literal }) => literal ?? []) : [],
  );
  const written = [...words(source), ...source.texts].filter(({ value }) => mistralHost.test(value));
  const places = new Map([...passed, ...written].map((text) => [text.start, text]));
  return [...places.values()].filter(({ value }) => value.startsWith('http://') && !onThisMachine.test(value));
}

/** A shell needs no quotes around an address. */
const words = ({ language, calls, text }: PlainSource): readonly PlainText[] =>
  language === 'bash'
    ? calls.flatMap(({ args }) => args.map(({ start, end }) => ({ start, end, value: text.slice(start, end) })))
    : [];

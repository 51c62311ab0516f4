import { say } from '#core/say.ts';
import { noTimeout as inScripts } from '../calls/noTimeout.ts';
import { mistralHost } from '../mistral/modules.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainRule } from './rule.ts';
import { noFix } from './rule.ts';
import type { PlainSource } from './source.ts';

/** Requests that wait for ever unless they are told; .NET gives up after 100 seconds by itself. */
const endless: Readonly<Partial<Record<PlainLanguage, RegExp>>> = {
  go: /^http\.(?:Post|Get|PostForm)$|^http\.DefaultClient\.\w+$/,
  java: /^HttpClient\.newHttpClient$/,
};

export const noTimeout: PlainRule = {
  card: inScripts,
  languages: ['java', 'go'],
  hits: (source) =>
    source.texts.some(({ value }) => mistralHost.test(value)) && !isLimited(source)
      ? source.calls
          .filter(({ callee }) => endless[source.language]?.test(callee))
          .map(({ start, end }) => ({
            span: { start, end },
            message: say('This request never ends by itself. Give it a timeout.'),
            fixes: noFix,
          }))
      : [],
};

const isLimited = ({ code }: PlainSource): boolean =>
  /\.timeout\(|\bTimeout\b|context\.WithTimeout|WithDeadline/.test(code);

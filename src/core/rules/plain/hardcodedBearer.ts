import { say } from '#core/say.ts';
import { hardcodedBearer as inScripts } from '../calls/hardcodedBearer.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import { asksMistral } from './host.ts';
import type { PlainRule } from './rule.ts';
import { compiled, noFix } from './rule.ts';

export const hardcodedBearer: PlainRule = {
  card: inScripts,
  languages: compiled,
  hits: (source) =>
    asksMistral(source)
      ? source.texts.flatMap(({ value, start, end }) => {
          const key = /^Bearer ([\w-]{20,})$/.exec(value)?.[1] ?? '';
          return looksLikeKey(key)
            ? [
                {
                  span: { start, end },
                  message: say(
                    'A key stands in the Authorization header (…{0}). Read it from the environment, and replace it.',
                    key.slice(-4),
                  ),
                  fixes: noFix,
                },
              ]
            : [];
        })
      : [],
};

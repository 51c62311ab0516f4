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
                  message: `A key stands in the Authorization header (…${key.slice(-4)}). Read it from the environment, and replace it.`,
                  fixes: noFix,
                },
              ]
            : [];
        })
      : [],
};

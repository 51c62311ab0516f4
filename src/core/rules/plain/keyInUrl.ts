import { say } from '#core/say.ts';
import { keyInUrl as inScripts } from '../calls/keyInUrl.ts';
import type { PlainRule } from './rule.ts';
import { noFix } from './rule.ts';

const address = /https?:\/\/[^\s"'`]{0,80}\bmistral\.ai[^\s"'`]{0,200}[?&](?:api_?key|key|token|access_token)=/gi;

export const keyInUrl: PlainRule = {
  card: inScripts,
  languages: ['bash', 'java', 'go', 'c-sharp'],
  hits: ({ text, texts, code }) =>
    [...text.matchAll(address)].flatMap(({ 0: found, index: start }) => {
      const end = start + found.length;
      const isWritten = code.startsWith('http', start) || texts.some((each) => each.start <= start && end <= each.end);
      return isWritten
        ? [
            {
              span: { start, end },
              message: say('The key travels in the address, where logs keep it. Send it in the Authorization header.'),
              fixes: noFix,
            },
          ]
        : [];
    }),
};

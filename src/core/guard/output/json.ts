import type { Policy } from '../policy/policy.ts';
import { codeIn } from './code.ts';
import type { OutputContext } from './findings.ts';
import type { JsonToken } from './jsonTokens.ts';
import { createJsonTokens } from './jsonTokens.ts';
import type { Released, Sanitiser } from './sanitise.ts';
import { createSanitiser, sanitiseText, tailOf, unseenReason } from './sanitise.ts';
import { createUnseenFilter } from './unseen.ts';

/**
 * A reply that a program reads as JSON: each of its strings is looked at once it is whole and as the program will see it,
 * whatever it is escaped with, and it stays JSON. From where it is none, it is read as prose.
 */
export function createJsonSanitiser(context: OutputContext, policy: Policy): Sanitiser {
  const reader = createJsonTokens();
  let before = '';
  let prose: Sanitiser | undefined;
  let stopped = false;

  function check(token: JsonToken): readonly Released[] {
    const { kind, written } = token;
    if (kind === 'strange') {
      prose ??= createSanitiser({ ...context, form: 'prose' }, policy, before);
      return prose.push(written);
    }
    before = tailOf(before + written);
    return [kind === 'between' ? { text: written, reasons: [], stopped: false } : checkString(token, context, policy)];
  }

  const checked = (tokens: readonly JsonToken[]): readonly Released[] => {
    const all: Released[] = [];
    for (const token of tokens) {
      if (stopped) break;
      all.push(...check(token));
      stopped = all.at(-1)?.stopped ?? false;
    }
    return all;
  };

  return {
    push: (chunk) => checked(reader.push(chunk)),
    end: () => [...checked(reader.end()), ...(stopped ? [] : (prose?.end() ?? []))],
  };
}

function checkString({ kind, written }: JsonToken, context: OutputContext, policy: Policy): Released {
  const filter = createUnseenFilter();
  const said = meaningOf(kind === 'open' ? `${written.replace(halfAnEscape, '$1')}"` : written);
  const text = filter.push(said) + filter.end();
  const released = sanitiseText(text, codeIn(text, false, true), { ...context, form: 'json' }, policy);
  const quoted = JSON.stringify(released.text);
  return {
    text: kind === 'open' || released.stopped ? quoted.slice(0, -1) : quoted,
    reasons: filter.dropped() ? [unseenReason, ...released.reasons] : released.reasons,
    stopped: released.stopped,
  };
}

const halfAnEscape = /(?<!\\)((?:\\\\)*)\\(?:u[\da-f]{0,3})?$/i;

/** Some readers of JSON forgive what the letter of it forbids: a line's end inside a string, and escapes that are none. */
const meaningOf = (quoted: string): string =>
  JSON.parse(
    quoted.replace(/\\(?:["\\/bfnrt]|u[\da-f]{4})|[\\\p{Cc}]/giu, (sign) =>
      sign.length > 1 ? sign : JSON.stringify(sign).slice(1, -1),
    ),
  );

export type JsonToken =
  /** With its quotes, as it was written. */
  | { readonly kind: 'string'; readonly written: string }
  /** The last one, when its end never came. */
  | { readonly kind: 'open'; readonly written: string }
  /** Everything up to the next string: signs, numbers, `true`. */
  | { readonly kind: 'between'; readonly written: string }
  /** From here on it is no JSON. */
  | { readonly kind: 'strange'; readonly written: string };

export interface JsonTokens {
  push(chunk: string): readonly JsonToken[];
  end(): readonly JsonToken[];
}

/** Reads JSON as it comes, and no further than to where its strings begin and end. */
export function createJsonTokens(): JsonTokens {
  let at: JsonToken['kind'] | 'escape' = 'between';
  let held = '';
  let tokens: JsonToken[] = [];

  const close = (kind: JsonToken['kind']): void => {
    if (held !== '') tokens.push({ kind, written: held });
    held = '';
  };
  const step = (character: string): void => {
    if (at === 'between' && character === '"') {
      at = between.test(held) ? 'open' : 'strange';
      if (at === 'open') close('between');
      held += character;
      return;
    }
    held += character;
    if (at === 'escape') at = 'open';
    else if (at === 'open' && character === '\\') at = 'escape';
    else if (at === 'open' && character === '"') {
      close('string');
      at = 'between';
    }
  };
  const taken = (): readonly JsonToken[] => {
    const all = tokens;
    tokens = [];
    return all;
  };

  return {
    push(chunk) {
      for (const character of chunk) step(character);
      if (at === 'between' && !beginsBetween.test(held)) at = 'strange';
      if (at === 'strange') close('strange');
      return taken();
    },
    end() {
      close(at === 'escape' ? 'open' : at);
      return taken();
    },
  };
}

/** Some models put a fence around the JSON they were asked for. */
const signs = String.raw`(?:[\s{}[\],:]|-?\d[\d.eE+-]*|true|false|null|${'```'}(?:json)?)*`;
const between = new RegExp(`^${signs}$`);
const beginsBetween = new RegExp(
  `^${signs}(?:-|t|tr|tru|f|fa|fal|fals|n|nu|nul|${'`'}{1,2}|${'```'}j|${'```'}js|${'```'}jso)?$`,
);

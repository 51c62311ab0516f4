/** A text that comes in pieces, without what nobody sees in it and a terminal obeys. */
export interface UnseenFilter {
  push(chunk: string): string;
  end(): string;
  /** Something was left out since this was asked last. */
  dropped(): boolean;
}

/**
 * What it leaves out may have stood in the middle of a tag or of a picture, so it goes before anything else is looked for.
 * Ordinary marks of right-to-left writing, emoji and flags stay.
 */
export function createUnseenFilter(): UnseenFilter {
  let waiting = '';
  let last = '';
  let hasDropped = false;
  const clean = (text: string): string => {
    const inPlain = text.replace(orders, (match) => (match.startsWith(flag) ? match : ''));
    const seen = (last + inPlain).replace(hangingOn, '').slice(last.length);
    hasDropped ||= seen.length < text.length;
    last = selectorAtEnd.exec(last + seen)?.[0] ?? '';
    return seen;
  };
  return {
    push(chunk) {
      const text = waiting + chunk;
      const from = Math.max(0, text.length - longestOrder);
      const cut = unfinished.exec(text.slice(from))?.index;
      waiting = cut === undefined ? '' : text.slice(from + cut);
      return clean(cut === undefined ? text : text.slice(0, from + cut));
    },
    end() {
      const text = waiting;
      waiting = '';
      return clean(text);
    },
    dropped() {
      const answer = hasDropped;
      hasDropped = false;
      return answer;
    },
  };
}

const flag = '\u{1f3f4}';
const longestOrder = 320;

const sequence = String.raw`(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x9c]{0,300}`;
const setting = String.raw`(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}`;
const region = String.raw`${flag}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]`;

/** What tells a terminal to clear itself or to hide where a link leads, what turns the direction of letters, and tags. */
const orders = new RegExp(
  [
    String.raw`${region}{2,6}\u{e007f}`,
    String.raw`${sequence}(?:\x07|\x1b\\|\x9c)`,
    `${setting}[@-~]`,
    String.raw`\x1b[ -/]{0,8}[0-~]?`,
    String.raw`\r(?!\n)|[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]`,
  ].join('|'),
  'gu',
);

/** One selector says how a sign is drawn; a row of them is a text of its own. */
const selector = String.raw`[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`;
const hangingOn = new RegExp(`(?<=${selector})${selector}+`, 'gu');
const selectorAtEnd = new RegExp(`${selector}$`, 'u');

/** The end of a text that is only understood with what follows it. */
const unfinished = new RegExp(
  String.raw`(?:${region}{0,6}[\ud800-\udbff]?|${sequence}\x1b?|${setting}|\x1b[ -/]{0,8}|\r|[\ud800-\udbff])$`,
  'u',
);

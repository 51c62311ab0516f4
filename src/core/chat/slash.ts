/** What a message may start with. `prompt` is asked about the code that comes along; `action` is done here, nothing is sent. */
interface SlashRow {
  readonly summary: string;
  readonly does: { readonly prompt: string } | { readonly action: 'clear' | 'export' };
}

export const slashCommands = {
  explain: {
    summary: 'Explain the selected code',
    does: { prompt: 'Explain what this code does, step by step, and name what is surprising in it.' },
  },
  fix: {
    summary: 'Find and fix the problem',
    does: {
      prompt: 'Find what is wrong in this code and show the corrected code. Say in one sentence what was wrong.',
    },
  },
  test: {
    summary: 'Write tests for the selected code',
    does: { prompt: 'Write tests for this code: the ordinary cases, the edges, and what must be refused.' },
  },
  'review-security': {
    summary: 'Review the selected code for security',
    does: {
      prompt:
        'Review this code for security: leaked keys, injection, unsafe output, missing checks. Rank what you find by risk and show the fix for each.',
    },
  },
  clear: { summary: 'Start a new chat', does: { action: 'clear' } },
  export: { summary: 'Export this chat', does: { action: 'export' } },
} as const satisfies Record<string, SlashRow>;

export type SlashName = keyof typeof slashCommands;

export type Typed =
  | { readonly kind: 'message'; readonly text: string }
  /** The command's own words before the person's; code has to come along. */
  | { readonly kind: 'about code'; readonly name: SlashName; readonly text: string }
  | { readonly kind: 'action'; readonly action: 'clear' | 'export' };

const command = /^\s*\/([a-z-]+)(?:\s+|$)/;

/** What a person meant by what they typed. An unknown word after a slash is a message like any other. */
export function readTyped(text: string): Typed {
  const [opening = '', name = ''] = command.exec(text) ?? [];
  if (!isSlash(name)) return { kind: 'message', text };
  const { does }: SlashRow = slashCommands[name];
  const rest = text.slice(opening.length).trim();
  if ('action' in does) return { kind: 'action', action: does.action };
  return { kind: 'about code', name, text: rest === '' ? does.prompt : `${does.prompt}\n\n${rest}` };
}

const isSlash = (name: string): name is SlashName => Object.hasOwn(slashCommands, name);

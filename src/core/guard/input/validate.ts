import type { ToolResult } from '../../mistral/tool.ts';
import type { FencedPart } from '../context/fence.ts';
import type { Policy } from '../policy/policy.ts';
import type { Stage } from '../stage.ts';
import type { Verdict } from '../verdict.ts';
import { allow, block } from '../verdict.ts';
import { estimateTokens } from './tokens.ts';

/** What a person wants to send: their own words, and what they attach. A program that runs tools sends their results. */
export interface Draft {
  readonly text: string;
  readonly attachments: readonly FencedPart[];
  readonly results?: readonly ToolResult[];
}

export interface ValidateContext {
  /** How far estimates have been off so far; 1 when nothing is known. */
  readonly tokenCorrection: number;
}

export interface Measured {
  readonly draft: Draft;
  readonly characters: number;
  readonly contextTokens: number;
}

export const validate: Stage<Draft, ValidateContext, Measured> = (draft, { tokenCorrection }, policy) => {
  const characters = draft.text.length;
  const { attachments, results = [] } = draft;
  const contextTokens = [...attachments, ...results].reduce(
    (sum, { text }) => sum + estimateTokens(text, tokenCorrection),
    0,
  );
  const measured = (verdict: Verdict) => ({ value: { draft, characters, contextTokens }, verdict });
  if (draft.text.trim() === '' && results.length === 0) return measured(block({ stage: 'validate', code: 'empty' }));
  return measured(judgeSize(characters, contextTokens, policy));
};

export function judgeSize(characters: number, contextTokens: number, policy: Policy): Verdict {
  const longest = policy['input.maxCharacters'];
  const most = policy['input.maxContextTokens'];
  if (characters > longest) return block({ stage: 'validate', code: 'too-long', limit: longest, actual: characters });
  if (contextTokens > most)
    return block({ stage: 'validate', code: 'too-many-tokens', limit: most, actual: contextTokens });
  return allow;
}

import * as vscode from 'vscode';
import type { Notice, TurnState } from '#core/chat/parts.ts';
import type { Mark, TurnEnd } from '#core/chat/turn.ts';
import type { Draft } from '#core/guard/input/validate.ts';
import type { Exchanged } from './exchange.ts';
import { failureNotice } from './words/failures.ts';
import { heldNotice } from './words/verdicts.ts';

const { t } = vscode.l10n;

type Ending = Exchanged['ending'];

/** How the turn stands in the thread. */
export function endOf(ending: Ending): TurnEnd {
  if (ending.kind === 'failed' && ending.error.kind === 'cancelled') return 'cancelled';
  return ending.kind === 'asking' ? 'asked' : ending.kind;
}

/** What stands in place of the reply, or below what there is of it. */
export function faceOf(
  ending: Ending,
  about: { key: string; model: string; now: number; draft: Draft },
): Notice | undefined {
  switch (ending.kind) {
    case 'answered':
      return undefined;
    case 'failed':
      return failureNotice(ending.error, about);
    default:
      return heldNotice(ending, about.now, about.draft);
  }
}

export const stateWith = (face: Notice | undefined): TurnState =>
  face === undefined ? { is: 'answered' } : { is: 'halted', notice: face };

/** A reply that ends early reads like one that ends: it has to be said. */
export const cutMark = (ending: Ending): readonly Mark[] =>
  ending.kind === 'answered' && (ending.finish === 'length' || ending.finish === 'model_length')
    ? [
        {
          stage: 'finish',
          state: 'noted',
          text: t('cut at its longest'),
          details: [t('The reply reached the longest length that the policy and your settings allow.')],
        },
      ]
    : [];

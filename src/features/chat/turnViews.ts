import * as vscode from 'vscode';
import type { Notice, TurnState, TurnView } from '#core/chat/parts.ts';
import { joined } from '#core/chat/piece.ts';
import type { ThreadView } from '#core/chat/toView.ts';
import type { Turn, TurnEnd } from '#core/chat/turn.ts';
import { restore } from '#core/guard/redact/restore.ts';
import type { Vocabulary } from '#core/guard/redact/vocabulary.ts';
import type { ChatState } from './state.ts';
import { offers } from './words/offers.ts';

const { t } = vscode.l10n;

export const threadView = ({ thread, vocabulary, faces }: ChatState): ThreadView => ({
  id: thread.id,
  title: thread.title,
  turns: thread.turns.map((turn) => ({
    ...turnView(turn, vocabulary, stateOf(turn, faces.get(turn.id))),
    reply: joined(restore(turn.reply, vocabulary)),
  })),
});

/** Without the reply: that arrives piece by piece. */
export const turnView = (turn: Turn, vocabulary: Vocabulary, state: TurnState): TurnView => ({
  id: turn.id,
  question: joined(restore(turn.question, vocabulary)),
  attached: turn.attached,
  model: turn.model,
  state,
  trail: turn.trail,
});

/** Why a turn ended is kept for this session only; of an older one the way it ended is known. */
function stateOf({ end }: Turn, face: Notice | undefined): TurnState {
  if (end === 'answered') return { is: 'answered' };
  if (end === 'open') return { is: 'answering' };
  return { is: 'halted', notice: face ?? pastFace(end) };
}

function pastFace(end: Exclude<TurnEnd, 'answered' | 'open'>): Notice {
  const titles = {
    asked: t('Not sent.'),
    blocked: t('Not sent.'),
    stopped: t('The rest of the reply was not shown.'),
    failed: t('No answer came.'),
    cancelled: t('Stopped.'),
  };
  const tone = end === 'cancelled' ? 'plain' : 'warning';
  return { tone, icon: 'circle-slash', title: titles[end], reasons: [], offers: offers('retry', 'edit') };
}

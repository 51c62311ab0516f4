import * as vscode from 'vscode';
import type { Notice } from '#core/chat/parts.ts';
import { before, putTurn } from '#core/chat/thread.ts';
import type { ToChatView } from '#core/chat/toView.ts';
import type { Turn } from '#core/chat/turn.ts';
import { withReply } from '#core/chat/turn.ts';
import type { Piece } from '#core/guard/redact/restore.ts';
import { reasonsOf } from '#core/guard/verdict.ts';
import type { Services } from '#platform/vscode/services.ts';
import { cutMark, endOf, faceOf, stateWith } from './endings.ts';
import type { Exchanged } from './exchange.ts';
import { exchange } from './exchange.ts';
import type { Look } from './lookAhead.ts';
import { lookAhead } from './lookAhead.ts';
import type { Ready } from './ready.ts';
import { readyNow } from './ready.ts';
import type { ChatState } from './state.ts';
import { newId } from './state.ts';
import { trailOf } from './trail.ts';
import { turnView } from './turnViews.ts';
import { obstacleNotice } from './words/obstacles.ts';
import { heldNotice } from './words/verdicts.ts';

export interface Question {
  readonly text: string;
  /** An earlier turn that is asked again. */
  readonly turn?: string;
  /** The person saw the warnings. */
  readonly accepted?: boolean;
}

export interface Around {
  readonly services: Services;
  readonly state: ChatState;
  tell(message: ToChatView): void;
}

/** Asks, and shows what comes. What could not even be looked at goes back into the composer. */
export async function ask(around: Around, question: Question): Promise<void> {
  const { state } = around;
  const id = question.turn ?? newId();
  const abort = new AbortController();
  state.running = { turn: id, abort };
  try {
    await askOnce(around, question, { id, signal: abort.signal });
  } finally {
    if (state.running?.abort === abort) state.running = undefined;
  }
}

interface Run {
  readonly id: string;
  readonly signal: AbortSignal;
}

async function askOnce(around: Around, question: Question, { id, signal }: Run): Promise<void> {
  const { services, state, tell } = around;
  const ready = await readyNow(services);
  if (!ready.ok) return giveBack(around, question, obstacleNotice(ready.error, services.clock.now()));
  const { vocabulary } = state;
  const look = await lookAhead(services, state, ready.value, {
    ...question,
    vocabulary,
    history: before(state.thread, id),
  });
  const unfit = unfitNotice(look, services.clock.now());
  if (unfit !== undefined) return giveBack(around, question, unfit);
  state.allowedOnce = new Set();
  state.draft = '';
  tell({ type: 'notice', notice: null });
  const turn = openTurn(around, id, look, ready.value);
  await converse(around, turn, { look, ready: ready.value, accepted: question.accepted ?? false, signal });
}

/** Too long, or empty: nothing was looked at, so nothing may be shown as a turn. */
function unfitNotice({ draft, prepared: { verdict } }: Look, now: number): Notice | undefined {
  const unfit = verdict.kind === 'block' && reasonsOf(verdict).some(({ stage }) => stage === 'validate');
  return unfit ? { ...heldNotice({ kind: 'blocked', verdict }, now, draft), offers: [] } : undefined;
}

function giveBack({ tell }: Around, { text, turn }: Question, notice: Notice): void {
  if (turn === undefined) tell({ type: 'compose', text });
  tell({ type: 'notice', notice });
}

function openTurn({ services, state, tell }: Around, id: string, look: Look, { model, policy }: Ready): Turn {
  const observed = { moderations: [] };
  const prepared = look.prepared.value;
  const turn: Turn = {
    id,
    at: services.clock.now(),
    model,
    question: prepared.question,
    attached: prepared.context.map(({ name }) => name),
    reply: '',
    end: 'open',
    trail: trailOf({ prepared, policy, observed, reasons: reasonsOf(look.prepared.verdict), replied: false }),
  };
  state.faces.delete(id);
  state.thread = putTurn(state.thread, turn, turn.at);
  tell({ type: 'turn', turn: { ...turnView(turn, state.vocabulary, working()), reply: [] } });
  return turn;
}

const working = () => ({ is: 'working', doing: vscode.l10n.t('Checking, then asking…') }) as const;

interface Conversing {
  readonly look: Look;
  readonly ready: Ready;
  readonly accepted: boolean;
  readonly signal: AbortSignal;
}

async function converse(around: Around, opened: Turn, { look, ready, accepted, signal }: Conversing): Promise<void> {
  const { services, state, tell } = around;
  const { vault, guard, clock } = services;
  const { record } = ready.key;
  const thread = state.thread.id;
  let turn = opened;

  /** A thread that was left keeps what it had; the next one must not be written into. */
  const put = (next: Turn): void => {
    turn = next;
    if (state.thread.id === thread) state.thread = putTurn(state.thread, turn, clock.now());
  };

  function shown(pieces: readonly Piece[]): void {
    if (turn.reply === '') tell({ type: 'turn', turn: turnView(turn, state.vocabulary, { is: 'answering' }) });
    put(withReply(turn, pieces));
    tell({ type: 'said', turn: turn.id, pieces });
  }

  function paused(until: number): void {
    const doing = vscode.l10n.t('Mistral asks for a pause…');
    tell({ type: 'turn', turn: turnView(turn, state.vocabulary, { is: 'working', doing, until }) });
  }

  const traffic = await guard.traffic(record.host, ready.profile);
  const done = await vault.withKey(record.id, (key) =>
    exchange(services, { look, key, host: record.host, accepted, traffic, signal, shown, paused }),
  );
  const about = { key: record.label, model: ready.model, now: clock.now(), draft: look.draft };
  const face = done.ok
    ? faceOf(done.value.ending, about)
    : obstacleNotice({ is: 'unreadable', view: ready.key }, clock.now());
  put(done.ok ? closed(turn, done.value, look) : { ...turn, end: 'failed' });
  if (face !== undefined) state.faces.set(turn.id, face);
  tell({ type: 'turn', turn: turnView(turn, state.vocabulary, stateWith(face)) });
  if (done.ok && done.value.ending.kind === 'failed') await vault.noteFailure(record.id, done.value.ending.error);
}

const closed = (turn: Turn, { ending, reasons, observed }: Exchanged, { prepared, conversation }: Look): Turn => ({
  ...turn,
  end: endOf(ending),
  trail: [
    ...trailOf({
      prepared: prepared.value,
      policy: conversation.policy,
      observed,
      reasons: [...reasonsOf(prepared.verdict), ...reasons],
      replied: turn.reply !== '',
    }),
    ...cutMark(ending),
  ],
});

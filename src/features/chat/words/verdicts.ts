import * as vscode from 'vscode';
import type { Notice, OfferId } from '#core/chat/parts.ts';
import type { GuardEvent } from '#core/guard/event.ts';
import type { Draft } from '#core/guard/input/validate.ts';
import type { Reason, Verdict } from '#core/guard/verdict.ts';
import { reasonsOf } from '#core/guard/verdict.ts';
import { offers } from './offers.ts';
import { mainReasons } from './reasons.ts';

const { t } = vscode.l10n;

type Held = Extract<GuardEvent, { kind: 'asking' | 'blocked' | 'stopped' }>;

/** A block replaces the reply, not the conversation; a warning asks once. Neither blames anybody. */
export function heldNotice({ kind, verdict }: Held, now: number, draft: Draft): Notice {
  const [first] = reasonsOf(verdict);
  const frame = frames[kind](first);
  return { ...frame, reasons: mainReasons(reasonsOf(verdict), draft), ...retryIn(verdict, now) };
}

type Frame = Omit<Notice, 'reasons' | 'until'>;

const frames: Readonly<Record<Held['kind'], (first: Reason | undefined) => Frame>> = {
  asking: (first) => ({
    tone: 'warning',
    icon: first?.stage === 'moderation' && first.code === 'unavailable' ? 'debug-disconnect' : 'question',
    title: t('Not sent yet. Please have a look.'),
    offers: offers('edit', 'sendAnyway'),
  }),
  blocked: (first) => blockedBy[first?.stage ?? 'injection'](),
  stopped: () => frame('error', 'shield', t('The rest of the reply is not shown.'), ['retry', 'openPolicy']),
};

const frame = (tone: Frame['tone'], icon: string, title: string, ids: readonly OfferId[]): Frame => ({
  tone,
  icon,
  title,
  offers: offers(...ids),
});

const notSent = (): Frame => frame('error', 'shield', t('Not sent.'), ['edit', 'openPolicy']);

const blockedBy: Readonly<Record<Reason['stage'], () => Frame>> = {
  validate: () => frame('error', 'edit', t('Not sent. It is too long.'), ['edit', 'openPolicy']),
  injection: notSent,
  redact: notSent,
  moderation: notSent,
  output: notSent,
  budget: () => frame('warning', 'credit-card', t('Not sent. A budget is reached.'), ['openBudget']),
  connection: () => frame('warning', 'watch', t('Not sent yet. A short pause is due.'), ['retry']),
};

/** Where only time helps, when it is over. */
function retryIn(verdict: Verdict, now: number): { until?: number } {
  const pause = reasonsOf(verdict).find((reason) => reason.stage === 'connection');
  return pause?.stage === 'connection' ? { until: now + pause.retryAfter } : {};
}

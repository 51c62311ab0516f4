import * as vscode from 'vscode';
import { decimal, dollarsWith } from '#core/amounts.ts';
import type { Mark } from '#core/chat/turn.ts';
import type { Policy } from '#core/guard/policy/policy.ts';
import type { Prepared } from '#core/guard/prepare.ts';
import type { Reason } from '#core/guard/verdict.ts';
import { entityCounts } from './entityWords.ts';
import type { Moderated, Observed } from './observe.ts';
import { reasonText } from './words/reasons.ts';

const { t } = vscode.l10n;

interface Seen {
  readonly prepared: Prepared;
  readonly policy: Policy;
  readonly observed: Observed;
  readonly reasons: readonly Reason[];
  /** Whether anything of a reply came through. */
  readonly replied: boolean;
}

/** What became of a message, stage by stage. A stage that was off, or that was never reached, does not pass. */
export function trailOf(seen: Seen): readonly Mark[] {
  return [redaction(seen), injection(seen), moderation(seen), ...(seen.replied ? [output(seen)] : []), ...cost(seen)];
}

function redaction({ prepared, policy, reasons }: Seen): Mark {
  const { entities } = prepared;
  const taken = entities.filter(({ type }) => type !== 'lookalike' && policy[`redact.${type}`] === 'redact');
  const details = [...entityCounts(entities), ...about(reasons, 'redact')];
  const text = taken.length === 0 ? t('nothing redacted') : t('{0} redacted', String(taken.length));
  return { stage: 'redact', state: taken.length === 0 ? 'passed' : 'noted', text, details };
}

function injection({ prepared: { injection }, reasons }: Seen): Mark {
  const said = about(reasons, 'injection');
  const evidence = injection.evidence.map(({ code, score }) => `${code} ${decimal(score, 2)}`);
  const text = t('injection {0}', decimal(injection.score, 2));
  return { stage: 'injection', state: said.length > 0 ? 'noted' : 'passed', text, details: [...said, ...evidence] };
}

function moderation({ policy, observed: { moderations }, reasons, replied }: Seen): Mark {
  const stage = 'moderation';
  const details = [...about(reasons, stage), ...moderations.map(rounds)];
  if (!policy['moderation.enabled']) return { stage, state: 'off', text: t('moderation off'), details };
  if (moderations.length === 0) return { stage, state: 'waiting', text: t('moderation not asked'), details };
  if (moderations.some(({ answered }) => !answered))
    return { stage, state: 'stopped', text: t('moderation unavailable'), details };
  const noted = about(reasons, stage).length > 0;
  const text = noted ? t('moderation noted') : replied ? t('moderation ok') : t('input ok');
  return { stage, state: noted ? 'noted' : 'passed', text, details };
}

function rounds({ milliseconds, answered, highest }: Moderated): string {
  if (!answered || highest === undefined) return t('no answer after {0} ms', String(milliseconds));
  return highest.score < 0.01
    ? t('nothing above 0.01, {0} ms', String(milliseconds))
    : t(
        'highest {0} for {1}, {2} ms',
        decimal(highest.score, 2),
        highest.category.replaceAll('_', ' '),
        String(milliseconds),
      );
}

function output({ reasons }: Seen): Mark {
  const details = about(reasons, 'output');
  return {
    stage: 'output',
    state: details.length === 0 ? 'passed' : 'noted',
    text: details.length === 0 ? t('output ok') : t('output mended'),
    details,
  };
}

function cost({ observed: { record, connectedAfter } }: Seen): readonly Mark[] {
  if (record === undefined || record.tokens.prompt === 0) return [];
  const { prompt, completion } = record.tokens;
  const text = t(
    '{0} tokens · {1} · {2} s',
    String(prompt + completion),
    dollars(record.dollars),
    seconds(record.milliseconds),
  );
  const details = [
    t('{0} tokens asked, {1} answered', String(prompt), String(completion)),
    ...(connectedAfter === undefined ? [] : [t('the model began after {0} ms', String(connectedAfter))]),
  ];
  return [{ stage: 'cost', state: 'passed', text, details }];
}

const about = (reasons: readonly Reason[], stage: Reason['stage']): readonly string[] => [
  ...new Set(reasons.filter((reason) => reason.stage === stage).map(reasonText)),
];

/** Fractions of a cent matter here: a message costs that much. */
export function dollars(value: number): string {
  if (value === 0) return dollarsWith(0, 0);
  if (value < 0.0001) return `< ${dollarsWith(0.0001, 4)}`;
  return dollarsWith(value, value < 0.01 ? 4 : 2);
}

const seconds = (milliseconds: number): string => decimal(milliseconds / 1000, 1);

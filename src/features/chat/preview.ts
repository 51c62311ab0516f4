import * as vscode from 'vscode';
import { whole } from '#core/amounts.ts';
import type { Preview } from '#core/chat/parts.ts';
import type { BuiltRequest } from '#core/guard/request.ts';
import { reasonsOf } from '#core/guard/verdict.ts';
import { countEntities, entityWord } from './entityWords.ts';
import type { Look } from './lookAhead.ts';
import type { Ready } from './ready.ts';
import { canChange, redactKey } from './redactKey.ts';
import { dollars } from './trail.ts';
import { mainReasons } from './words/reasons.ts';

const { t } = vscode.l10n;

/** The line under the composer: what will happen to the draft, before anything of it leaves. */
export function previewOf(
  seq: number,
  { draft, prepared: { value, verdict } }: Pick<Look, 'draft' | 'prepared'>,
  built: BuiltRequest,
  { policy, decided }: Ready,
): Preview {
  const redactions = [...countEntities(value.entities)].map(([type, count]) => {
    const kept = policy[redactKey(type)] === 'redact';
    const open = canChange(type, decided.origin[redactKey(type)]);
    return { entity: type, text: entityWord(type, count), title: titleOf(kept, open), kept, open };
  });
  return {
    seq,
    redactions,
    warnings: mainReasons(
      reasonsOf(verdict).filter(({ stage }) => stage !== 'redact'),
      draft,
    ),
    tone: tones[verdict.kind],
    size: t('{0} tokens · up to {1}', whole(built.promptTokens), dollars(built.planned.dollars)),
  };
}

const tones = { allow: 'plain', warn: 'warning', block: 'error' } as const;

function titleOf(kept: boolean, open: boolean): string {
  const now = kept ? t('Replaced by a placeholder, and put back in the reply.') : t('Sent as it is.');
  return open ? `${now} ${t('Click to change.')}` : now;
}

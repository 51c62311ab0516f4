import { findInOutput } from '../../guard/output/findings.ts';
import { restore, textOf } from '../../guard/redact/restore.ts';
import { block } from '../../guard/verdict.ts';
import type { Json } from '../json.ts';
import { mapTexts } from '../wire/shapes.ts';
import type { ReadContext } from './gate.ts';
import { Stopped } from './gate.ts';

/** What a model hands to a program, such as a tool's arguments: checked whole, and never as something to be displayed. */
export async function checkData(value: Json, context: ReadContext): Promise<Json> {
  const texts: string[] = [];
  mapTexts(value, 'json', { kind: 'data' }, (text) => {
    texts.push(text);
    return text;
  });
  const verdict = texts.length === 0 ? undefined : await context.judge(texts.join('\n'));
  if (verdict?.kind === 'block') throw new Stopped(verdict);
  if (verdict?.kind === 'warn') context.note(verdict.reasons);
  return mapTexts(value, 'json', { kind: 'data' }, (text) => checkText(text, context));
}

function checkText(text: string, { session, findLeaks, note }: ReadContext): string {
  const { recognisers } = session.local;
  const parts: string[] = [];
  let at = 0;
  for (const finding of findInOutput(text, allCode(text), { recognisers, findLeaks }, session.policy)) {
    if (finding.kind === 'stop') throw new Stopped(block({ stage: 'output', code: finding.code }));
    if (finding.kind === 'keep' || finding.end <= at) continue;
    note([{ stage: 'output', code: finding.code }]);
    parts.push(text.slice(at, Math.max(at, finding.start)), finding.start >= at ? finding.text : '');
    at = finding.end;
  }
  return textOf(restore(parts.join('') + text.slice(at), session.vocabulary));
}

/** Code is shown, never run: only what gives something away is taken out of it. */
const allCode = (text: string) => ({ spans: [{ start: 0, end: text.length }], endsInFence: () => true });

import { sanitiseData } from '../../guard/output/sanitise.ts';
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
  const { text: released, reasons, stopped } = sanitiseData(text, { recognisers, findLeaks }, session.policy);
  const [reason] = reasons.slice(-1);
  if (stopped && reason !== undefined) throw new Stopped(block(reason));
  note(reasons);
  return textOf(restore(released, session.vocabulary));
}

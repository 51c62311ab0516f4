import { estimateTokens } from '../../guard/input/tokens.ts';
import { judgeSize } from '../../guard/input/validate.ts';
import type { Entity } from '../../guard/redact/entity.ts';
import type { Assessed } from '../../guard/stage.ts';
import type { Verdict } from '../../guard/verdict.ts';
import { gravest } from '../../guard/verdict.ts';
import type { Route } from '../door/routes.ts';
import type { JsonObject } from '../json.ts';
import { isList, isObject, textIn } from '../json.ts';
import type { Session } from '../session.ts';
import { look } from './look.ts';
import type { Place } from './shapes.ts';
import { mapTexts } from './shapes.ts';

/** A request as it would leave, before anything of ours is added to it. */
export interface Prepared {
  readonly body: JsonObject;
  /** What a moderation should see: everything said, redacted. */
  readonly said: readonly string[];
  readonly entities: readonly Entity[];
  readonly characters: number;
  readonly messages: number;
}

/** All that can be said about a request before anything leaves. What is too long is not looked at any further. */
export function prepareWire(body: JsonObject, route: Route, session: Session): Assessed<Prepared> {
  const { shape = 'data' } = route;
  const place: Place = route.generates ? { kind: 'context', name: 'request' } : { kind: 'data' };
  const size = sizeOf(body, route, place);
  const measured = route.generates ? judgeSize(size.longestTyped, size.contextTokens, session.policy) : undefined;
  const nothing = { body, said: [], entities: [], characters: size.characters, messages: messagesIn(body).length };
  if (measured?.kind === 'block') return { value: nothing, verdict: measured };

  const verdicts: Verdict[] = [];
  const entities: Entity[] = [];
  const said: string[] = [];
  const redacted = mapTexts(body, shape, place, (text, where) => {
    const looked = look(text, where, session.local, session.policy);
    verdicts.push(looked.verdict);
    entities.push(...looked.entities);
    if (isSaid(where) && looked.text.trim() !== '') said.push(looked.text);
    return looked.text;
  });
  return {
    value: { ...nothing, body: isObject(redacted) ? redacted : body, said, entities },
    verdict: gravest([...verdicts, ...split(body, route, session)]),
  };
}

/** What the model itself or the program's author wrote is not moderated: nobody could be told to write it otherwise. */
const isSaid = (place: Place): boolean =>
  place.kind === 'typed' || (place.kind === 'context' && place.name !== 'assistant' && place.name !== 'system');

function sizeOf(body: JsonObject, { shape = 'data' }: Route, outer: Place) {
  const size = { characters: 0, longestTyped: 0, contextTokens: 0 };
  mapTexts(body, shape, outer, (text, place) => {
    size.characters += text.length;
    if (place.kind === 'typed') size.longestTyped = Math.max(size.longestTyped, text.length);
    if (place.kind === 'context') size.contextTokens += estimateTokens(text);
    return text;
  });
  return size;
}

export const messagesIn = (body: JsonObject): readonly JsonObject[] =>
  isList(body.messages) ? body.messages.filter(isObject) : [];

/** A sentence cut into several parts of one message is one sentence to the model, and so it is looked at as one too. */
function split(body: JsonObject, route: Route, { local, policy }: Session): readonly Verdict[] {
  if (!route.generates) return [];
  return messagesIn(body).flatMap((message) => {
    const parts = isList(message.content)
      ? message.content.filter(isObject).map((part) => textIn(part, 'text') ?? '')
      : [];
    const place: Place = message.role === 'user' ? { kind: 'typed' } : { kind: 'context', name: 'message' };
    return parts.length > 1 ? [look(parts.join(''), place, local, policy).verdict] : [];
  });
}

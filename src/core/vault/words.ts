import { assertNever } from '../never.ts';
import { remoteSourceOf } from './record.ts';
import { ago, longSpan, shortSpan } from './relativeTime.ts';
import { sentencesOf } from './sourceWords.ts';
import type { KeyState, KeyView } from './state.ts';

/** What a person may do next, by the name of the command without its prefix. */
export type Action =
  | 'addKey'
  | 'checkKey'
  | 'rotateKey'
  | 'setExpiry'
  | 'renameKey'
  | 'setDefaultKey'
  | 'deleteKey'
  | 'unlock'
  | 'doctor'
  | 'resumeRotation';

/** What happened, what it means, and what to do. */
export interface Words {
  text: string;
  actions: readonly Action[];
}

/** One word for the state, for icons and screen readers. */
export const stateWord: Readonly<Record<KeyState['is'], string>> = {
  ok: 'works',
  unchecked: 'not checked yet',
  retiring: 'retiring',
  offline: 'not reachable',
  limited: 'limited',
  expiring: 'expires soon',
  forbidden: 'not allowed',
  locked: 'locked',
  lost: 'lost',
  expired: 'expired',
  invalid: 'answers 401',
};

/** Beside the label in the tree: `…Ug6Y · default · expires in 12 d`. */
export function describeKey({ record, state, isDefault }: KeyView, now: number): string {
  const dying = state.is === 'expiring' || state.is === 'expired' || state.is === 'retiring';
  const later = record.expiresAt !== undefined && !dying && record.expiresAt > now;
  return [
    `…${record.lastFour}`,
    ...(isDefault ? ['default'] : []),
    ...(state.is === 'ok' ? [] : [shortState(state, now)]),
    ...(later ? [`expires in ${shortSpan((record.expiresAt ?? now) - now)}`] : []),
  ].join(' · ');
}

/** Two or three words, with the evidence that fits in. */
export function shortState(state: KeyState, now: number): string {
  switch (state.is) {
    case 'expiring':
      return `expires in ${shortSpan(state.expiresAt - now)}`;
    case 'expired':
      return `expired ${ago(state.expiresAt, now)}`;
    case 'limited':
      return `limited for ${shortSpan(state.until - now)}`;
    case 'retiring':
      return state.answers ? 'retiring, still answers' : 'retiring';
    case 'offline':
      return state.goodAt === undefined ? 'not reachable' : `not reachable, worked ${ago(state.goodAt, now)}`;
    default:
      return stateWord[state.is];
  }
}

/** A sentence or two about a key that is not as it should be; nothing to say of one that is. */
export function explainState({ record, state }: KeyView, now: number): Words {
  const { label } = record;
  const source = remoteSourceOf(record);
  if (source && 'because' in state && state.because)
    return { text: `Key ${label} cannot be fetched. ${sentencesOf(state.because, source)}`, actions: ['checkKey'] };
  switch (state.is) {
    case 'ok':
      return { text: `Key ${label} works. Checked ${ago(state.checkedAt, now)}.`, actions: ['checkKey'] };
    case 'unchecked':
      return { text: `Key ${label} has not been checked yet.`, actions: ['checkKey'] };
    case 'retiring':
      return { text: retiringText(label, state), actions: ['resumeRotation'] };
    case 'offline':
      return { text: `Mistral could not be reached. ${lastGood(label, state, now)}`, actions: ['checkKey'] };
    case 'limited':
      return {
        text: `Key ${label} has reached its rate limit. Requests with it fail for ${longSpan(state.until - now)}.`,
        actions: ['checkKey', 'setDefaultKey'],
      };
    case 'expiring':
      return {
        text: `Key ${label} expires in ${longSpan(state.expiresAt - now)}. Requests with it will fail then.`,
        actions: ['rotateKey', 'setExpiry'],
      };
    case 'forbidden':
      return {
        text: `Key ${label} answers 403. It is alive, but may not be used for this.`,
        actions: ['checkKey', 'rotateKey'],
      };
    case 'locked':
      return {
        text: `Key ${label} cannot be read: the key storage is locked. Nothing is lost.`,
        actions: ['unlock', 'doctor'],
      };
    case 'lost':
      return {
        text: `Key ${label} is gone from this machine. Create a new one in the console and add it.`,
        actions: ['addKey', 'deleteKey', 'doctor'],
      };
    case 'expired':
      return {
        text: `Key ${label} expired ${ago(state.expiresAt, now)}. Requests with it fail.`,
        actions: ['rotateKey', 'checkKey'],
      };
    case 'invalid':
      return { text: `Key ${label} answers 401. Requests with it fail.`, actions: ['rotateKey', 'checkKey'] };
    default:
      return assertNever(state);
  }
}

const retiringText = (label: string, { answers }: KeyState & { is: 'retiring' }) =>
  answers
    ? `Key ${label} has been replaced but still answers. It is removed once it answers 401.`
    : `Key ${label} has been replaced and no longer answers.`;

const lastGood = (label: string, { goodAt }: KeyState & { is: 'offline' }, now: number) =>
  goodAt === undefined ? `Nothing is known yet about key ${label}.` : `Key ${label} last worked ${ago(goodAt, now)}.`;

type Health = 'well' | 'warning' | 'error' | 'locked';

/** The status bar's text, without its icon. */
export function statusText({ state }: KeyView, now: number): { text: string; health: Health } {
  switch (state.is) {
    case 'expiring':
      return { text: shortSpan(state.expiresAt - now), health: 'warning' };
    case 'limited':
      return { text: 'Mistral limited', health: 'warning' };
    case 'forbidden':
    case 'lost':
    case 'expired':
    case 'invalid':
      return { text: 'Mistral key', health: 'error' };
    case 'locked':
      return { text: 'Mistral', health: 'locked' };
    default:
      return { text: 'Mistral', health: 'well' };
  }
}

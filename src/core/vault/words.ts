import { assertNever } from '../never.ts';
import { say } from '../say.ts';
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
  | 'resumeRotation'
  | 'editProfile';

/** What happened, what it means, and what to do. */
export interface Words {
  text: string;
  actions: readonly Action[];
}

const stateWords: Readonly<Record<KeyState['is'], () => string>> = {
  ok: () => say('works'),
  unchecked: () => say('not checked yet'),
  retiring: () => say('retiring'),
  offline: () => say('not reachable'),
  limited: () => say('limited'),
  expiring: () => say('expires soon'),
  forbidden: () => say('not allowed'),
  locked: () => say('locked'),
  lost: () => say('lost'),
  expired: () => say('expired'),
  invalid: () => say('answers 401'),
};

/** One word for the state, for icons and screen readers. */
export const stateWord = (is: KeyState['is']): string => stateWords[is]();

/** Beside the label in the tree: `…Ug6Y · default · expires in 12 d`. */
export function describeKey({ record, state, isDefault }: KeyView, now: number): string {
  const dying = state.is === 'expiring' || state.is === 'expired' || state.is === 'retiring';
  const { expiresAt } = record;
  const later = expiresAt !== undefined && !dying && expiresAt > now;
  return [
    `…${record.lastFour}`,
    ...(isDefault ? [say('default')] : []),
    ...(state.is === 'ok' ? [] : [shortState(state, now)]),
    ...(later ? [say('expires in {0}', shortSpan(expiresAt - now))] : []),
  ].join(' · ');
}

/** Two or three words, with the evidence that fits in. */
export function shortState(state: KeyState, now: number): string {
  switch (state.is) {
    case 'expiring':
      return say('expires in {0}', shortSpan(state.expiresAt - now));
    case 'expired':
      return say('expired {0}', ago(state.expiresAt, now));
    case 'limited':
      return say('limited for {0}', shortSpan(state.until - now));
    case 'retiring':
      return state.answers ? say('retiring, still answers') : say('retiring');
    case 'offline':
      return state.goodAt === undefined
        ? say('not reachable')
        : say('not reachable, worked {0}', ago(state.goodAt, now));
    default:
      return stateWord(state.is);
  }
}

/** A sentence or two about a key that is not as it should be; nothing to say of one that is. */
export function explainState({ record, state }: KeyView, now: number): Words {
  const { label } = record;
  const source = remoteSourceOf(record);
  if (source && 'because' in state && state.because)
    return {
      text: say('Key {0} cannot be fetched. {1}', label, sentencesOf(state.because, source)),
      actions: ['checkKey'],
    };
  switch (state.is) {
    case 'ok':
      return { text: say('Key {0} works. Checked {1}.', label, ago(state.checkedAt, now)), actions: ['checkKey'] };
    case 'unchecked':
      return { text: say('Key {0} has not been checked yet.', label), actions: ['checkKey'] };
    case 'retiring':
      return { text: retiringText(label, state), actions: ['resumeRotation'] };
    case 'offline':
      return { text: say('Mistral could not be reached. {0}', lastGood(label, state, now)), actions: ['checkKey'] };
    case 'limited':
      return {
        text: say(
          'Key {0} has reached its rate limit. Requests with it fail for {1}.',
          label,
          longSpan(state.until - now),
        ),
        actions: ['checkKey', 'setDefaultKey'],
      };
    case 'expiring':
      return {
        text: say('Key {0} expires in {1}. Requests with it will fail then.', label, longSpan(state.expiresAt - now)),
        actions: ['rotateKey', 'setExpiry'],
      };
    case 'forbidden':
      return {
        text: say('Key {0} answers 403. It is alive, but may not be used for this.', label),
        actions: ['checkKey', 'rotateKey'],
      };
    case 'locked':
      return {
        text: say('Key {0} cannot be read: the key storage is locked. Nothing is lost.', label),
        actions: ['unlock', 'doctor'],
      };
    case 'lost':
      return {
        text: say('Key {0} is gone from this machine. Create a new one in the console and add it.', label),
        actions: ['addKey', 'deleteKey', 'doctor'],
      };
    case 'expired':
      return {
        text: say('Key {0} expired {1}. Requests with it fail.', label, ago(state.expiresAt, now)),
        actions: ['rotateKey', 'checkKey'],
      };
    case 'invalid':
      return { text: say('Key {0} answers 401. Requests with it fail.', label), actions: ['rotateKey', 'checkKey'] };
    default:
      return assertNever(state);
  }
}

const retiringText = (label: string, { answers }: KeyState & { is: 'retiring' }) =>
  answers
    ? say('Key {0} has been replaced but still answers. It is removed once it answers 401.', label)
    : say('Key {0} has been replaced and no longer answers.', label);

const lastGood = (label: string, { goodAt }: KeyState & { is: 'offline' }, now: number) =>
  goodAt === undefined
    ? say('Nothing is known yet about key {0}.', label)
    : say('Key {0} last worked {1}.', label, ago(goodAt, now));

type Health = 'well' | 'warning' | 'error' | 'locked';

/** The status bar's text, without its icon. */
export function statusText({ state }: KeyView, now: number): { text: string; health: Health } {
  switch (state.is) {
    case 'expiring':
      return { text: shortSpan(state.expiresAt - now), health: 'warning' };
    case 'limited':
      return { text: say('Mistral limited'), health: 'warning' };
    case 'forbidden':
    case 'lost':
    case 'expired':
    case 'invalid':
      return { text: say('Mistral key'), health: 'error' };
    case 'locked':
      return { text: 'Mistral', health: 'locked' };
    default:
      return { text: 'Mistral', health: 'well' };
  }
}

import { say } from '../say.ts';
import type { AddError } from './add.ts';
import type { CheckError } from './check.ts';
import type { NoKey } from './choose.ts';
import type { DefaultError, RemoveError, RenameError } from './edit.ts';
import type { Examination } from './health.ts';
import { kindWords } from './kindWords.ts';
import type { Reminder } from './reminder.ts';
import type { Unfetched } from './remoteKey.ts';
import type { DriveError } from './rotationDrive.ts';
import type { PasteError } from './rotationPaste.ts';
import type { StartError } from './rotationStart.ts';
import type { CallOffError } from './rotations.ts';
import { sentencesOf, whereItLives } from './sourceWords.ts';
import type { Words } from './words.ts';
import type { NotWritten } from './written.ts';

/** Every way an act of the vault can fail. */
export type VaultError =
  | AddError
  | CheckError
  | DefaultError
  | RemoveError
  | RenameError
  | NoKey
  | StartError
  | PasteError
  | DriveError
  | CallOffError
  | NotWritten;

type Explanations = { readonly [Kind in VaultError['kind']]: (error: VaultError & { kind: Kind }) => Words };

const words = (text: string, ...actions: Words['actions']): Words => ({ text, actions });

const explanations: Explanations = {
  'too-short': () => words(say('This is too short to be a key. A Mistral key has 32 letters and digits.'), 'addKey'),
  'label-taken': ({ label }) => words(say('A key named {0} is already here. Choose another name.', label)),
  'same-key': ({ label }) => words(say('This key is already here as {0}.', label)),
  'not-verified': ({ examination }) => unverifiedWords(examination),
  'not-stored': ({ why }) => notStored[why](),
  locked: (error) =>
    'because' in error
      ? unfetchedWords(error)
      : words(say('The key storage is locked. Nothing was changed.'), 'unlock', 'doctor'),
  lost: (error) =>
    'because' in error
      ? unfetchedWords(error)
      : words(say('This key is gone from this machine. Add it again.'), 'addKey', 'doctor'),
  'not-written': () =>
    words(
      say(
        'VS Code could not write this down: the disk may be full, or its profile read-only. It holds in this window, and is written with the next change that can be.',
      ),
      'doctor',
    ),
  'no-such-key': () => words(say('This key is no longer here.')),
  'not-for-requests': () =>
    words(say('This key cannot be the default: an Admin key or a retiring key serves no requests.')),
  rotating: () => words(say('This key is being rotated. Finish the rotation or call it off first.'), 'resumeRotation'),
  'no-key': () => words(say('This profile has no key for this purpose. Add one.'), 'addKey'),
  'none-usable': () => words(say('No key of this profile can be used now.'), 'checkKey', 'addKey'),
  'model-not-allowed': ({ model, profile }) =>
    words(
      say('Profile {0} does not allow {1}. Choose another model, or edit the profile.', profile.label, model),
      'editProfile',
    ),
  'already-rotating': () => words(say('This key is already being rotated.'), 'resumeRotation'),
  unreadable: ({ which, why }) => words(unreadable[`${which} ${why}`](), 'doctor'),
  'lives-elsewhere': ({ source }) =>
    words(
      say(
        'This key lives in {0}, which cannot take a new one. Rotate it there: the new one is used here within minutes.',
        whereItLives(source),
      ),
    ),
  'admin-refused': () => words(say('Mistral does not accept the Admin key. The rotation has not begun.'), 'checkKey'),
  'not-managed': () =>
    words(say('The Admin key does not see this key. Rotate it in the console instead.'), 'rotateKey'),
  'not-waiting': () => words(say('This rotation is not waiting for a key.')),
  'wrong-kind': ({ wanted, got }) =>
    words(
      say(
        'The pasted key is of another kind ({0}) than the one that is being replaced ({1}). Nothing was stored.',
        kindWords(got),
        kindWords(wanted),
      ),
    ),
  'no-such-rotation': () => words(say('This rotation is no longer here.')),
  busy: () => words(say('This rotation is already being worked on.')),
  'too-late': () =>
    words(say('The new key is already in use, so the rotation can only be finished.'), 'resumeRotation'),
};

const unreadable = {
  'key lost': () => say('The key is gone from this machine. The rotation has not begun.'),
  'key locked': () => say('The key storage is locked. The rotation has not begun.'),
  'admin key lost': () => say('The Admin key is gone from this machine. The rotation has not begun.'),
  'admin key locked': () => say('The key storage with the Admin key is locked. The rotation has not begun.'),
} as const;

const unfetchedWords = ({ because, source }: Unfetched): Words => words(sentencesOf(because, source));

function unverifiedWords(examination: Exclude<Examination, { is: 'answered' }>): Words {
  switch (examination.is) {
    case 'refused':
      return words(
        say('Mistral answers 401 to this key, on every host it could belong to. It was not stored.'),
        'addKey',
      );
    case 'forbidden':
      return words(say('Mistral answers 403 to this key. It was not stored.'), 'addKey');
    case 'hindered':
      return words(hindered[examination.by](), 'addKey');
    case 'cancelled':
      return words(say('Cancelled. The key was not stored.'));
  }
}

const hindered = {
  offline: () =>
    say('Mistral could not be reached to check this key. It was not stored. Try again once you are online.'),
  limited: () => say('This key has reached its rate limit (429). It was not stored. Try again in a moment.'),
  server: () => say('Mistral has trouble now and could not check this key. It was not stored. Try again in a moment.'),
} as const;

const notStored = {
  locked: () => words(say('The key could not be stored: the key storage is locked.'), 'unlock', 'doctor'),
  'read back differently': () =>
    words(say('The key was stored but does not read back. This storage cannot keep it.'), 'doctor'),
} as const;

export function explainError(error: VaultError): Words {
  const explain = explanations[error.kind] as (error: VaultError) => Words;
  return explain(error);
}

export const explainReminder = (reminder: Reminder): Words =>
  reminder.is === 'expiry'
    ? words(say('Key {0} expires in {1}.', reminder.label, days(reminder.inDays)), 'rotateKey', 'setExpiry')
    : words(
        say('Key {0} is {1} old. It is time to rotate it.', reminder.label, days(reminder.ageDays)),
        'rotateKey',
        'setExpiry',
      );

const days = (count: number) => (count === 1 ? say('1 day') : say('{0} days', count));

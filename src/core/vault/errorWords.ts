import type { AddError } from './add.ts';
import type { CheckError } from './check.ts';
import type { NoKey } from './choose.ts';
import type { DefaultError, RemoveError, RenameError } from './edit.ts';
import type { Examination } from './health.ts';
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
  'too-short': () => words('This is too short to be a key. A Mistral key has 32 letters and digits.', 'addKey'),
  'label-taken': ({ label }) => words(`A key named ${label} is already here. Choose another name.`),
  'same-key': ({ label }) => words(`This key is already here as ${label}.`),
  'not-verified': ({ examination }) => unverified[examination.is],
  'not-stored': ({ why }) => notStored[why],
  locked: (error) =>
    'because' in error
      ? unfetchedWords(error)
      : words('The key storage is locked. Nothing was changed.', 'unlock', 'doctor'),
  lost: (error) =>
    'because' in error
      ? unfetchedWords(error)
      : words('This key is gone from this machine. Add it again.', 'addKey', 'doctor'),
  'not-written': () =>
    words(
      'VS Code could not write this down: the disk may be full, or its profile read-only. It holds in this window, and is written with the next change that can be.',
      'doctor',
    ),
  'no-such-key': () => words('This key is no longer here.'),
  'not-for-requests': () => words('This key cannot be the default: an Admin key or a retiring key serves no requests.'),
  rotating: () => words('This key is being rotated. Finish the rotation or call it off first.', 'resumeRotation'),
  'no-key': () => words('This profile has no key for this purpose. Add one.', 'addKey'),
  'none-usable': () => words('No key of this profile can be used now.', 'checkKey', 'addKey'),
  'already-rotating': () => words('This key is already being rotated.', 'resumeRotation'),
  unreadable: ({ which, why }) => words(`The ${which} is ${why}. The rotation has not begun.`, 'doctor'),
  'lives-elsewhere': ({ source }) =>
    words(
      `This key lives in ${whereItLives(source)}, which cannot take a new one. Rotate it there: the new one is used here within minutes.`,
    ),
  'admin-refused': () => words('Mistral does not accept the Admin key. The rotation has not begun.', 'checkKey'),
  'not-managed': () => words('The Admin key does not see this key. Rotate it in the console instead.', 'rotateKey'),
  'not-waiting': () => words('This rotation is not waiting for a key.'),
  'wrong-kind': ({ wanted, got }) =>
    words(
      `The pasted key is of another kind (${got}) than the one that is being replaced (${wanted}). Nothing was stored.`,
    ),
  'no-such-rotation': () => words('This rotation is no longer here.'),
  busy: () => words('This rotation is already being worked on.'),
  'too-late': () => words('The new key is already in use, so the rotation can only be finished.', 'resumeRotation'),
};

const unfetchedWords = ({ because, source }: Unfetched): Words => words(sentencesOf(because, source));

const unverified: Readonly<Record<Exclude<Examination['is'], 'answered'>, Words>> = {
  refused: words('Mistral answers 401 to this key, on every host it could belong to. It was not stored.', 'addKey'),
  forbidden: words('Mistral answers 403 to this key. It was not stored.', 'addKey'),
  hindered: words('Mistral could not be asked about this key. It was not stored.', 'addKey'),
  cancelled: words('Cancelled. The key was not stored.'),
};

const notStored = {
  locked: words('The key could not be stored: the key storage is locked.', 'unlock', 'doctor'),
  'read back differently': words('The key was stored but does not read back. This storage cannot keep it.', 'doctor'),
} as const;

export function explainError(error: VaultError): Words {
  const explain = explanations[error.kind] as (error: VaultError) => Words;
  return explain(error);
}

export const explainReminder = (reminder: Reminder): Words =>
  reminder.is === 'expiry'
    ? words(`Key ${reminder.label} expires in ${days(reminder.inDays)}.`, 'rotateKey', 'setExpiry')
    : words(
        `Key ${reminder.label} is ${days(reminder.ageDays)} old. It is time to rotate it.`,
        'rotateKey',
        'setExpiry',
      );

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);

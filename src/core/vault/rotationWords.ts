import type { Rotation, Step } from './rotation.ts';

/** Where a rotation stands, while it is under way and after. */
export const stepWords: Readonly<Record<Step['is'], string>> = {
  creating: 'creating a new key',
  pasting: 'waiting for the new key',
  verifying: 'waiting until the new key answers',
  writing: 'writing the new key to where it lives',
  switching: 'putting the new key to use',
  grace: 'both keys answer; the old one is deleted later',
  deleting: 'deleting the old key',
  proving: 'waiting until the old key answers 401',
  removing: 'removing the old key from this machine',
  done: 'done',
  abandoning: 'calling off; the old key stays in use',
  abandoned: 'called off; the old key stays in use',
  'handed-out': 'the new key could not be stored and was shown once',
};

const reasons: Readonly<Record<string, string>> = {
  'not-writable': 'Nothing can be written to where it lives.',
  denied: 'You may read the key where it lives, and not write it.',
  'changed-meanwhile': 'Somebody else replaced it where it lives, and nothing was overwritten.',
  refused: 'The new key never answered.',
  forbidden: 'The new key answered 403.',
  'not-stored': 'The new key could not be stored.',
};

/** Where it stands in a sentence or two; `oldEndsIn` as long as anybody knows it. */
export function explainRotation({ label, step }: Rotation, oldEndsIn?: string): string {
  const old = oldEndsIn === undefined ? 'the old one' : `the old one (…${oldEndsIn})`;
  if (step.is === 'done')
    return step.proven
      ? `Key ${label} is rotated: the new key is in use, and ${old} now answers 401.`
      : `Key ${label} is rotated: the new key is in use. Whether ${old} still answers could not be asked.`;
  const because = step.is === 'abandoned' ? reasons[step.why] : undefined;
  return `Rotation of key ${label}: ${stepWords[step.is]}.${because === undefined ? '' : ` ${because}`}`;
}

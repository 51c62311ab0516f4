import { say } from '../say.ts';
import type { Rotation, Step } from './rotation.ts';

const steps: Readonly<Record<Step['is'], () => string>> = {
  creating: () => say('creating a new key'),
  pasting: () => say('waiting for the new key'),
  verifying: () => say('waiting until the new key answers'),
  writing: () => say('writing the new key to where it lives'),
  switching: () => say('putting the new key to use'),
  grace: () => say('both keys answer; the old one is deleted later'),
  deleting: () => say('deleting the old key'),
  proving: () => say('waiting until the old key answers 401'),
  removing: () => say('removing the old key from this machine'),
  done: () => say('done'),
  abandoning: () => say('calling off; the old key stays in use'),
  abandoned: () => say('called off; the old key stays in use'),
  'handed-out': () => say('the new key could not be stored and was shown once'),
};

/** Where a rotation stands, while it is under way and after. */
export const stepWords = (is: Step['is']): string => steps[is]();

const reasons: Readonly<Record<string, () => string>> = {
  'not-writable': () => say('Nothing can be written to where it lives.'),
  denied: () => say('You may read the key where it lives, and not write it.'),
  'changed-meanwhile': () => say('Somebody else replaced it where it lives, and nothing was overwritten.'),
  refused: () => say('The new key never answered.'),
  forbidden: () => say('The new key answered 403.'),
  'not-stored': () => say('The new key could not be stored.'),
};

/** Where it stands in a sentence or two; `oldEndsIn` as long as anybody knows it. */
export function explainRotation({ label, step }: Rotation, oldEndsIn?: string): string {
  const old = oldEndsIn === undefined ? say('the old one') : say('the old one (…{0})', oldEndsIn);
  if (step.is === 'done')
    return step.proven
      ? say('Key {0} is rotated: the new key is in use, and {1} now answers 401.', label, old)
      : say('Key {0} is rotated: the new key is in use. Whether {1} still answers could not be asked.', label, old);
  const because = step.is === 'abandoned' ? reasons[step.why]?.() : undefined;
  const told = say('Rotation of key {0}: {1}.', label, stepWords(step.is));
  return because === undefined ? told : `${told} ${because}`;
}

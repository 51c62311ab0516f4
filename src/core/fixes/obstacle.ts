import { say } from '../say.ts';

/** Why a key cannot simply be replaced where it stands. */
export type Obstacle =
  | 'no idiom'
  | 'browser'
  | 'comment'
  | 'not a literal'
  | 'constant'
  | 'part of a text'
  | 'dotenv'
  | 'output'
  | 'cannot wait'
  | 'kubernetes';

/** Completes “The key is in the vault now. …” */
export const explainObstacle = {
  'no idiom': () =>
    say(
      'A file of this kind cannot read the environment: take the key out by hand, and let the program that reads the file supply it.',
    ),
  browser: () =>
    say(
      'This code runs in browsers, and every visitor can read what it holds: move the call to a server of yours, and let that read the key from its environment.',
    ),
  comment: () => say('It stands in a comment: take it out by hand.'),
  'not a literal': () => say('Its place could not be read with certainty: take it out by hand.'),
  constant: () =>
    say('It stands in a constant, which must be known before the program runs: make it a variable first.'),
  'part of a text': () => say('It stands inside a longer text: take it out by hand.'),
  kubernetes: () =>
    say(
      'Kubernetes puts no variables into its files: make the Secret outside of git, with kubectl create secret, and refer to it with secretKeyRef.',
    ),
  'cannot wait': () =>
    say(
      'A secret manager answers later, and this place cannot wait: give the key to new Mistral({ apiKey }) directly, or read it at the top of a module.',
    ),
  output: () => say('A cell of the notebook has printed it: clear the output of that cell.'),
  dotenv: () => say('A .env file is a fine place for a key as long as git does not see the file.'),
} as const satisfies Record<Obstacle, () => string>;

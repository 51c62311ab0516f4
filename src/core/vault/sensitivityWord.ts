import { say } from '../say.ts';

const words: Readonly<Record<string, () => string>> = {
  public: () => say('public'),
  internal: () => say('internal'),
  production: () => say('production'),
};

/** One that another version wrote is shown as it stands. */
export const sensitivityWord = (sensitivity: string): string => words[sensitivity]?.() ?? sensitivity;

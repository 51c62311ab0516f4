import type { Model } from './account.ts';

export const namesOf = ({ id, aliases }: Model): readonly string[] => [id, ...aliases];

/** The name that follows the newest version, where there is one. */
export const lastingName = (names: readonly string[]): string | undefined =>
  names.find((name) => name.endsWith('-latest')) ?? names[0];

import { canonicalText } from '#core/vault/canonicalText.ts';
import { sha256 } from '#platform/node/hash.ts';

/** A task or a debug configuration that names keys in its environment. */
export interface Asker {
  readonly env: unknown;
  /** What is started, for the person to judge. */
  readonly program: string;
  /** Everything that decides what runs, the other variables too: a loader may be named in one of them. */
  readonly exactly: unknown;
}

const reference = /\$\{mistral:([^}]+)\}/g;

export const referencesIn = (text: string): readonly (readonly [whole: string, label: string])[] =>
  [...text.matchAll(reference)].map(([whole, label = '']) => [whole, label] as const);

/** Each key that is asked for, once. */
export function labelsIn(env: unknown): readonly string[] {
  if (typeof env !== 'object' || env === null) return [];
  const texts = Object.values(env).filter((value) => typeof value === 'string');
  return [...new Set(texts.flatMap((text) => referencesIn(text).map(([, label]) => label)))];
}

/**
 * Of a debug configuration, what a consent is bound to. VS Code numbers each session; any other name with two
 * underscores may steer a debugger, and a cloned launch.json may write it.
 */
export const sameAtEveryStart = ({ __sessionId, ...configuration }: Readonly<Record<string, unknown>>) => configuration;

/** The name of a consent: another program, or the same one started in another way, has not been allowed anything. */
export const consentTo = (label: string, { exactly }: Asker): string =>
  `reference/${label}/${sha256(canonicalText(exactly))}`;

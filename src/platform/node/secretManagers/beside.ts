import type { Clock } from '#core/ports.ts';
import type { SourceReader } from '#core/vault/sourceReader.ts';

/** A bundle of its own, loaded when a key first comes from a secret manager: who uses none never pays for them. */
export function secretManagersBeside(clock: Clock): SourceReader {
  let loading: Promise<SourceReader> | undefined;
  const load = (): Promise<SourceReader> => {
    loading ??= import('./secretManagers.ts').then(({ openSecretManagers }) => openSecretManagers(clock));
    return loading;
  };
  return {
    read: async (...asked) => (await load()).read(...asked),
    write: async (...asked) => (await load()).write(...asked),
  };
}

import type { Result } from '#core/result.ts';
import type { Secret } from '#core/vault/secret.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import type { SourceError } from '#core/vault/sourceError.ts';

/** One secret manager, for the sources of its kind. */
export interface Manager<Source extends RemoteSource = RemoteSource> {
  read(source: Source, signal?: AbortSignal): Promise<Result<Secret, SourceError>>;
  write(source: Source, key: Secret, signal?: AbortSignal): Promise<Result<void, SourceError>>;
}

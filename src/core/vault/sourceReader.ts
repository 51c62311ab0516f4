import type { Result } from '../result.ts';
import type { Secret } from './secret.ts';
import type { RemoteSource } from './source.ts';
import type { SourceError } from './sourceError.ts';

/** The way to every secret manager. Neither call ever throws. */
export interface SourceReader {
  read(source: RemoteSource, signal?: AbortSignal): Promise<Result<Secret, SourceError>>;
  /** As a new version. Where a key cannot be kept out of sight on its way, the answer is `not-writable`. */
  write(source: RemoteSource, key: Secret, signal?: AbortSignal): Promise<Result<void, SourceError>>;
}

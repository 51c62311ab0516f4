import type { Result } from '../result.ts';
import { fail } from '../result.ts';
import type { Secret } from './secret.ts';
import type { RemoteSource } from './source.ts';
import type { SourceError } from './sourceError.ts';
import type { SourceReader } from './sourceReader.ts';

/** `lost` or `locked` for the vault, and what lies behind it for the person. */
export interface Unfetched {
  readonly kind: 'lost' | 'locked';
  readonly because: SourceError;
  readonly source: RemoteSource;
}

/** Reads a key that lives elsewhere, in the terms of the vault. */
export async function readRemoteKey(
  sources: SourceReader,
  source: RemoteSource,
  signal?: AbortSignal,
): Promise<Result<Secret, Unfetched>> {
  const read = await sources.read(source, signal);
  return read.ok ? read : fail({ kind: isGone(read.error) ? 'lost' : 'locked', because: read.error, source });
}

/** Only where the manager itself says so: whatever else keeps us from the key says nothing about it. */
const isGone = ({ kind }: SourceError): boolean => kind === 'not-found' || kind === 'empty';

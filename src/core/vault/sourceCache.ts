import type { Clock } from '../ports.ts';
import type { Result } from '../result.ts';
import { fail, ok } from '../result.ts';
import type { Secret } from './secret.ts';
import type { SharedFlight } from './sharedFlight.ts';
import { sharedFlight } from './sharedFlight.ts';
import type { RemoteSource } from './source.ts';
import { sourceId } from './source.ts';
import type { SourceError } from './sourceError.ts';
import type { SourceReader } from './sourceReader.ts';

/** A reader that asks each place once in a few minutes. What it keeps is in memory only. */
export interface SourceCache extends SourceReader {
  /** The key did not work (401): whoever asks next gets it from where it lives. */
  forget(source: RemoteSource): void;
  /** The vault was locked: nothing stays in memory, and nobody is waited for. */
  forgetAll(): void;
}

type Answer = Result<Secret, SourceError>;
type Kept = { readonly key: Secret; readonly since: number };

const fiveMinutes = 5 * 60_000;
const cancelled = () => fail({ kind: 'cancelled' } as const);

export function sourceCache(reader: SourceReader, clock: Clock, keepMs = fiveMinutes): SourceCache {
  const kept = new Map<string, Kept>();
  const flights = new Map<string, SharedFlight<Answer>>();

  /** A clock that was set back makes an entry old, not young. */
  const isFresh = ({ since }: Kept) => clock.now() >= since && clock.now() - since < keepMs;
  const dropStale = () => {
    for (const [id, entry] of kept) if (!isFresh(entry)) kept.delete(id);
  };
  const forget = (source: RemoteSource) => {
    const id = sourceId(source);
    kept.delete(id);
    flights.delete(id);
  };

  /** Only a flight that is still listed may leave something behind: a forgotten one may carry a dead key. */
  const takeOff = (id: string, source: RemoteSource): SharedFlight<Answer> => {
    const since = clock.now();
    const isListed = () => flights.get(id) === flight;
    const flight = sharedFlight<Answer>(async (signal) => {
      signal.addEventListener('abort', () => isListed() && flights.delete(id), { once: true });
      const answer = await reader.read(source, signal);
      if (answer.ok && isListed()) kept.set(id, { key: answer.value, since });
      if (isListed()) flights.delete(id);
      return signal.aborted ? cancelled() : answer;
    }, cancelled);
    flights.set(id, flight);
    return flight;
  };

  return {
    async read(source, signal) {
      dropStale();
      if (signal?.aborted) return cancelled();
      const id = sourceId(source);
      const entry = kept.get(id);
      if (entry) return ok(entry.key);
      return (flights.get(id) ?? takeOff(id, source)).join(signal);
    },
    /** Forgotten on both sides of it, as a write that failed may still have arrived. */
    async write(source, key, signal) {
      forget(source);
      const written = await reader.write(source, key, signal);
      forget(source);
      return written;
    },
    forget,
    forgetAll() {
      kept.clear();
      for (const flight of [...flights.values()]) flight.callOff();
    },
  };
}

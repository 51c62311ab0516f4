/** Every way a key can fail to come from, or go to, where it lives. As data: the words are in sourceWords.ts. */
export type SourceError =
  /** The vendor's command line is not installed, or not on PATH. */
  | { kind: 'missing-tool'; tool: string }
  | { kind: 'not-signed-in' }
  | { kind: 'denied' }
  | { kind: 'not-found' }
  /** The place is there, and no key in it. */
  | { kind: 'empty' }
  | { kind: 'unreachable'; why: 'network' | 'busy' | 'sealed' }
  | { kind: 'timeout' }
  | { kind: 'cancelled' }
  /** Somebody else wrote between our reading and our writing; nothing was overwritten. */
  | { kind: 'changed-meanwhile' }
  | { kind: 'not-writable'; why: NotWritable }
  | { kind: 'unexpected'; what: Surprise };

export type NotWritable =
  /** A new version would not be the one that is read. */
  | 'pinned version'
  | 'command'
  /** Azure's tool writes to a vault by its name alone, in whichever cloud it is set to: that may be another vault. */
  | 'vault by address'
  /** Editing one as a whole would drop its passkey. */
  | '1password login item'
  /** On this system the tool takes a value only from its arguments or from a file on the disk. */
  | 'no private way in';

export type Surprise =
  | 'answer'
  /** On this machine: a full disk, a pipe that could not be made. */
  | 'trouble here'
  | 'redirect'
  | 'too much output'
  | 'several matches'
  | { exitCode: number };

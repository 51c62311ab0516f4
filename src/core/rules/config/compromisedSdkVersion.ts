import { say } from '#core/say.ts';
import { perFile } from '../perFile.ts';
import { files } from './files.ts';
import type { LineFile } from './lineRule.ts';
import { lineRule } from './lineRule.ts';
import { pinnedSdks } from './pinnedSdk.ts';

/** MAI-2026-002: versions that were published by somebody else, and the next good one. */
const compromised: readonly (readonly [name: RegExp, versions: readonly string[], next: string])[] = [
  [/^@mistralai\/mistralai$/, ['2.2.2', '2.2.3', '2.2.4'], '2.2.5'],
  [/^@mistralai\/mistralai-(?:azure|gcp)$/, ['1.7.1', '1.7.2', '1.7.3'], '1.7.4'],
  [/^mistralai$/, ['2.4.6'], '2.4.12'],
];

export const nextGoodVersion = (name: string, version: string): string | undefined =>
  compromised.find(([which, versions]) => which.test(name) && versions.includes(version))?.[2];

export const compromisedSdkVersion = lineRule({
  id: 'config/compromised-sdk-version',
  files: files.locks,
  severity: 'error',
  title: 'Compromised version of the SDK',
  why:
    'These versions were published by attackers (advisory MAI-2026-002) and send away what they find: keys, tokens, files. Install a ' +
    'later version, and replace every key and token of every machine where this one ran.',
  risk: 'LLM03:2025 Supply Chain',
  query: /mistralai/g,
  filter: ({ start }, file) => {
    const found = compromisedAt(file, start);
    if (found === undefined) return undefined;
    const { pinned, next } = found;
    return {
      span: { start: pinned.start, end: pinned.end },
      message: say(
        '{0} {1} was published by attackers and steals keys. Install {2} or later, and replace your keys.',
        pinned.name,
        pinned.version,
        next,
      ),
    };
  },
  // A lockfile also holds a checksum: it is changed by installing, not by typing.
  fix: ({ start }, file) => {
    const found = compromisedAt(file, start);
    if (found === undefined || found.pinned.by === 'lock') return [];
    const { pinned, next } = found;
    return [
      { title: say('Ask for {0}', next), safe: true, edits: [{ start: pinned.start, end: pinned.end, text: next }] },
    ];
  },
  docs: {
    bad: { language: 'text', code: 'mistralai==2.4.6' },
    good: { language: 'text', code: 'mistralai==2.4.12' },
  },
});

const pinnedByName = perFile(
  ({ path, text }: LineFile) => new Map(pinnedSdks(path, text).map((pinned) => [pinned.named, pinned])),
);

/** The one whose name stands here; a lockfile names a package many times. */
function compromisedAt(file: LineFile, at: number) {
  const pinned = pinnedByName(file).get(at);
  const next = pinned === undefined ? undefined : nextGoodVersion(pinned.name, pinned.version);
  return pinned === undefined || next === undefined ? undefined : { pinned, next };
}

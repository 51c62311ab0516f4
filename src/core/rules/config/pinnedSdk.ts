import type { Span } from '../syntax/span.ts';

/** A version of Mistral's SDK that a file pins or asks for. */
export interface PinnedSdk extends Span {
  readonly registry: 'npm' | 'pypi';
  readonly name: string;
  readonly version: string;
  /** A lockfile says what is installed; a manifest says what is asked for. */
  readonly by: 'lock' | 'manifest';
  /** `==1.2.3` and `"1.2.3"` ask for one version, `^1.2.3` for many. */
  readonly exact: boolean;
  /** Where its name stands, from `mistralai` on. */
  readonly named: number;
}

const npm = '(@mistralai/mistralai(?:-azure|-gcp)?)';
const version = '(\\d+\\.\\d+\\.\\d+[\\w.+-]*)';

interface Format {
  readonly files: RegExp;
  readonly pattern: RegExp;
  readonly registry: PinnedSdk['registry'];
  readonly by: PinnedSdk['by'];
}

const lock = (files: RegExp, registry: PinnedSdk['registry'], pattern: string): Format => ({
  files,
  registry,
  by: 'lock',
  pattern: new RegExp(pattern, 'g'),
});
const manifest = (files: RegExp, registry: PinnedSdk['registry'], pattern: string): Format => ({
  files,
  registry,
  by: 'manifest',
  pattern: new RegExp(pattern, 'gm'),
});

/** How each kind of file writes a name and its version, in this order. */
const formats: readonly Format[] = [
  lock(
    /(?:package-lock|npm-shrinkwrap)\.json$/,
    'npm',
    `"(?:[^"]*node_modules/)?${npm}":\\s*\\{\\s*"version":\\s*"${version}"`,
  ),
  lock(/pnpm-lock\.yaml$/, 'npm', `(?<=\\n)[ \\t]+['"]?/?${npm}[@/]${version}(?:\\([^)\\n]*\\))*['"]?:`),
  lock(/yarn\.lock$/, 'npm', `(?<![^\\n])"?${npm}@[^\\n]*:\\r?\\n[ \\t]+version:?[ \\t]+"?${version}"?`),
  lock(/bun\.lock$/, 'npm', `"${npm}@${version}"`),
  lock(/(?:uv|poetry|pdm)\.lock$/, 'pypi', `name = "(mistralai)"\\s+version = "${version}"`),
  lock(/Pipfile\.lock$/, 'pypi', `"(mistralai)":\\s*\\{[^{}]*"version":\\s*"==${version}"`),
  manifest(/package\.json$/, 'npm', `"${npm}":\\s*"[\\^~>=]*${version}"`),
  manifest(
    /(?:requirements|constraints)[\w.-]*\.txt$/,
    'pypi',
    `^(mistralai)(?:\\[[\\w,-]+\\])?\\s*[=~>]=\\s*${version}`,
  ),
  manifest(
    /pyproject\.toml$/,
    'pypi',
    `["']?(mistralai)(?:\\[[\\w,-]+\\])?(?:\\s*[=~>]=\\s*|["']?\\s*=\\s*["'][\\^~>=]*)${version}`,
  ),
];

export function pinnedSdks(path: string, text: string): readonly PinnedSdk[] {
  return formats
    .filter(({ files }) => files.test(path))
    .flatMap(({ pattern, registry, by }) =>
      [...text.matchAll(pattern)].map((match): PinnedSdk => {
        const [whole, name = '', found = ''] = match;
        const at = whole.lastIndexOf(found);
        const start = match.index + at;
        const named = match.index + whole.lastIndexOf('mistralai', at);
        const exact = by === 'lock' || !/[\^~>]=?\s*$/.test(text.slice(Math.max(0, start - 3), start));
        return { registry, name, version: found, by, exact, named, start, end: start + found.length };
      }),
    );
}

import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { Finding, Fingerprint } from '#core/scan/finding.ts';
import { isOpen } from '#core/scan/finding.ts';
import { oneForEachKey } from '#core/scan/oneForEachKey.ts';
import type { Severity } from '#core/scan/rule.ts';

/** A file, an untitled text or a notebook, by the address VS Code knows it under. */
export interface FoundIn {
  readonly uri: string;
  readonly findings: readonly Finding[];
}

/** Everything that is found at the moment, whoever found it: the one place that problems, tree, badge and fixes read. */
export interface FindingStore {
  readonly onDidChange: Listen<readonly string[]>;
  all(): readonly FoundIn[];
  in(uri: string): readonly Finding[];
  /** Where else the same key or code stands. */
  withFingerprint(fingerprint: Fingerprint): readonly FoundIn[];
  counts(): Readonly<Record<Severity, number>>;
  /** Suppressed findings are dropped here, so that nobody has to remember to. */
  put(files: readonly FoundIn[]): void;
  remove(uris: readonly string[]): void;
}

export function findingStore(): FindingStore {
  const files = new Map<string, readonly Finding[]>();
  const changes = emitter<readonly string[]>();
  const all = () => [...files].map(([uri, findings]) => ({ uri, findings }));

  /** True when something changed that anyone could see. */
  function set({ uri, findings }: FoundIn): boolean {
    const open = oneForEachKey(findings.filter(isOpen));
    const before = files.get(uri);
    if (before === undefined && open.length === 0) return false;
    if (open.length === 0) files.delete(uri);
    else files.set(uri, open);
    return JSON.stringify(before) !== JSON.stringify(open);
  }

  function tell(changed: readonly string[]): void {
    if (changed.length > 0) changes.fire(changed);
  }

  return {
    onDidChange: changes.on,
    all,
    in: (uri) => files.get(uri) ?? [],
    withFingerprint: (fingerprint) =>
      all()
        .map(({ uri, findings }) => ({ uri, findings: findings.filter((each) => each.fingerprint === fingerprint) }))
        .filter(({ findings }) => findings.length > 0),
    counts: () => {
      const counts = { error: 0, warning: 0, info: 0, hint: 0 };
      for (const { severity } of all().flatMap(({ findings }) => findings)) counts[severity]++;
      return counts;
    },
    put: (given) => tell(given.filter(set).map(({ uri }) => uri)),
    remove: (uris) => tell(uris.filter((uri) => files.delete(uri))),
  };
}

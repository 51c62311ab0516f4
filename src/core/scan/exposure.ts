import { say } from '../say.ts';
import type { Finding, Fingerprint } from './finding.ts';
import { isOpen } from './finding.ts';
import type { RuleInfo } from './rule.ts';

/** What git does with a file that holds a key. */
export type Exposure = 'tracked' | 'untracked' | 'ignored' | 'no repository';

export const dotenvRule: RuleInfo = {
  id: 'config/dotenv-not-ignored',
  title: 'Key in a .env file that git does not ignore',
  severity: 'error',
  help: 'A .env file is a fine place for a key only while git cannot see it. Add it to .gitignore; if it is tracked, run git rm --cached and rotate the key.',
};

/** In an ignored .env a key is where it belongs, in a tracked one it is published. */
export function gradeDotenv(findings: readonly Finding[], exposure: Exposure): readonly Finding[] {
  switch (exposure) {
    case 'ignored':
      return findings.map((finding) => graded(finding, 'info', say('git ignores this file')));
    case 'tracked':
      return withFileFinding(findings, {
        severity: 'error',
        message: say('This .env file holds a key and is tracked by git'),
        because: say('it is tracked by git'),
      });
    case 'untracked':
      return withFileFinding(findings, {
        severity: 'warning',
        message: say('This .env file holds a key and is not ignored by git, so the next commit may take it'),
        because: say('it is not ignored by git, so the next commit may take it'),
      });
    case 'no repository':
      return findings;
  }
}

interface Told extends Pick<Finding, 'severity' | 'message'> {
  readonly because: string;
}

function withFileFinding(findings: readonly Finding[], { because, ...told }: Told): readonly Finding[] {
  const first = findings.find(isOpen);
  if (first === undefined) return findings;
  const { suppression: _, ...place } = first;
  const file: Finding = {
    ...place,
    rule: dotenvRule.id,
    fingerprint: turned(first.fingerprint),
    ...told,
    explanation: { tier: 'file', because: [because] },
  };
  return [...findings, file];
}

/** A finding of its own, told by the same key: who accepts the one has not accepted the other. */
const turned = (fingerprint: Fingerprint): Fingerprint =>
  `${fingerprint.slice(16)}${fingerprint.slice(0, 16)}` as Fingerprint;

const graded = (finding: Finding, severity: Finding['severity'], because: string): Finding => ({
  ...finding,
  severity,
  explanation: { ...finding.explanation, because: [...finding.explanation.because, because] },
});

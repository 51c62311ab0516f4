import { say } from '#core/say.ts';
import type { AuditFacts } from './facts.ts';
import type { AuditCheck, Judgement } from './judge.ts';
import { fail, noFindings, notApplicable, pass, placeOf } from './judge.ts';

const usesApi = ({ surveys, pins }: AuditFacts): boolean => surveys.length + pins.length > 0;
const noUse = () => say('Nothing here uses the API.');

export const configChecks: readonly AuditCheck[] = [
  {
    id: 'audit/sdk-version',
    group: () => say('Configuration'),
    title: () => say('The SDK is pinned to a good version'),
    fix: () => say('Pin a good version'),
    judge: sdkVersions,
  },
  {
    id: 'audit/tls',
    group: () => say('Configuration'),
    title: () => say('Keys travel encrypted, to servers you chose'),
    fix: () => say('Use https and verify certificates'),
    judge: noFindings(
      /^(?:call|config)\/(?:tls-verify-disabled|insecure-server-url|untrusted-server-url|key-in-url)$/,
      () => say('No plain http, no switched-off verification.'),
      usesApi,
      noUse,
    ),
  },
  {
    id: 'audit/browser',
    group: () => say('Configuration'),
    title: () => say('No key reaches a browser'),
    fix: () => say('Keep the key on the server'),
    judge: noFindings(
      /^(?:call|config)\/(?:key-public-env-prefix|key-in-client-bundle-config|key-in-browser-code|key-in-web-storage)$/,
      () => say('No public variable, bundle or page holds a key.'),
      usesApi,
      noUse,
    ),
  },
  {
    id: 'audit/ci-and-images',
    group: () => say('Configuration'),
    title: () => say('CI and images handle keys as secrets'),
    fix: () => say('Use the secrets of the platform'),
    judge: noFindings(
      /^config\/(?:key-in-ci|key-in-docker|key-in-tool-config)$/,
      () => say('No pipeline, image or tool setting holds a key.'),
      usesApi,
      noUse,
    ),
  },
];

function sdkVersions({ pins, findings }: AuditFacts): Judgement {
  const compromised = findings.filter(({ rule }) => rule === 'config/compromised-sdk-version').map(placeOf);
  if (compromised.length > 0) return fail(say('A version that was published by attackers.'), compromised);
  if (pins.length === 0) return notApplicable(say('Mistral’s SDK is not among the dependencies.'));
  const installed = pins.find(({ exact, by }) => exact && by === 'lock') ?? pins.find(({ exact }) => exact);
  if (installed === undefined) return fail(say('No lockfile, and the version is left open.'), pins.map(placeOf));
  return pass(say('{0} {1}, in {2}.', installed.name, installed.version, installed.path));
}

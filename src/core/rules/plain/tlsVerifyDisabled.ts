import { say } from '#core/say.ts';
import { tlsVerifyDisabled as inScripts } from '../calls/tlsVerifyDisabled.ts';
import { asksMistral } from './host.ts';
import type { PlainLanguage } from './language.ts';
import type { PlainRule } from './rule.ts';
import { compiled } from './rule.ts';

/** How verification is switched off, and what stands there where it is on. */
const switches: Readonly<Partial<Record<PlainLanguage, readonly (readonly [off: RegExp, on?: string])[]>>> = {
  go: [[/\bInsecureSkipVerify:\s{0,9}true\b/g, 'InsecureSkipVerify: false']],
  java: [
    [/\b(?:NoopHostnameVerifier\.INSTANCE|TrustAllStrategy(?:\.INSTANCE)?|InsecureTrustManagerFactory\.INSTANCE)/g],
  ],
  'c-sharp': [
    [/\b(?:HttpClientHandler\.)?DangerousAcceptAnyServerCertificateValidator\b/g],
    [
      /\bServerCertificate(?:Custom)?ValidationCallback\s{0,9}\+?=\s{0,9}(?:\([^()]{0,80}\)|\w{1,20}|delegate)\s{0,9}(?:=>\s{0,9}true\b|\{\s{0,9}return\s{1,9}true)/g,
    ],
  ],
};

export const tlsVerifyDisabled: PlainRule = {
  card: inScripts,
  languages: compiled,
  hits: (source) =>
    asksMistral(source)
      ? (switches[source.language] ?? []).flatMap(([off, on]) =>
          [...source.code.matchAll(off)].map(({ index, 0: found }) => {
            const span = { start: index, end: index + found.length };
            return {
              span,
              message: say(
                'TLS verification is off: anybody on the way can pose as the API and take the key. Remove this.',
              ),
              fixes: () =>
                on === undefined
                  ? []
                  : [{ title: say('Verify certificates again'), safe: true, edits: [{ ...span, text: on }] }],
            };
          }),
        )
      : [],
};

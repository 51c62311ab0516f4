import { say } from '#core/say.ts';
import { tlsVerifyDisabled } from '../calls/tlsVerifyDisabled.ts';
import { perFile } from '../perFile.ts';
import { anyOf, files } from './files.ts';
import type { LineFile } from './lineRule.ts';
import { lineRule, removeLine } from './lineRule.ts';

const namesMistral = perFile(({ text }: LineFile) => /mistral/i.test(text));

export const tlsVariable = lineRule({
  id: 'config/tls-verify-disabled',
  files: anyOf(files.dotenv, files.docker, files.compose, files.ci, files.shell),
  severity: 'error',
  title: tlsVerifyDisabled.title,
  why: tlsVerifyDisabled.why,
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: /\bNODE_TLS_REJECT_UNAUTHORIZED["']?[ \t]*(?:[=:][ \t]*)?["']?0\b/g,
  filter: ({ start, end }, file) =>
    namesMistral(file)
      ? {
          span: { start, end },
          message: say(
            'TLS verification is off for the whole process: anybody on the way can pose as the API and take the key.',
          ),
        }
      : undefined,
  fix: (line, file) => [{ title: say('Remove the line'), safe: true, edits: [removeLine(file, line)] }],
  docs: {
    bad: { language: 'dotenv', code: 'NODE_TLS_REJECT_UNAUTHORIZED=0' },
    good: { language: 'dotenv', code: 'NODE_EXTRA_CA_CERTS=/etc/ssl/company-ca.pem' },
  },
});

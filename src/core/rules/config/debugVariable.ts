import { say } from '#core/say.ts';
import { debugLoggerOn } from '../calls/debugLoggerOn.ts';
import { anyOf, files } from './files.ts';
import { lineRule, removeLine } from './lineRule.ts';

export const debugVariable = lineRule({
  id: 'config/debug-logger-on',
  files: anyOf(files.dotenv, files.docker, files.compose, files.ci, files.shell),
  severity: 'warning',
  title: debugLoggerOn.title,
  why: debugLoggerOn.why,
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: /\bMISTRAL_DEBUG["']?[ \t]*(?:[=:][ \t]*)?["']?(?:1|true|yes|on)\b/gi,
  filter: ({ start, end }) => ({
    span: { start, end },
    message: say('MISTRAL_DEBUG makes the SDK write the key and every message into the log. Remove it.'),
  }),
  fix: (line, file) => [{ title: say('Remove the line'), safe: true, edits: [removeLine(file, line)] }],
  docs: {
    bad: { language: 'dotenv', code: 'MISTRAL_DEBUG=1' },
    good: { language: 'dotenv', code: 'LOG_LEVEL=info' },
  },
});

import { say } from '#core/say.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import { perFile } from '../perFile.ts';
import type { Seen } from '../rule.ts';
import { files } from './files.ts';
import type { Line, LineFile } from './lineRule.ts';
import { lineRule } from './lineRule.ts';

// Names are bounded: on a line of nothing but names an unbounded pattern would begin anew at each of them.
const secret = /\$\{\{\s{0,4}secrets\.\w{0,40}MISTRAL\w{0,40}\s{0,4}\}\}/;
const variable = /\$\{?\w{0,40}MISTRAL\w{0,40}(?:KEY|TOKEN)/;
const literalKey = /MISTRAL\w{0,40}(?:KEY|TOKEN)["']?[ \t]*[:=][ \t]*["']?([\w-]{20,})["']?\s*$/;

const runsCodeOfStrangers = perFile(
  ({ text }: LineFile) =>
    /^[ \t]*(?:-[ \t]*)?pull_request_target|^["']?on["']?[ \t]*:.*pull_request_target/m.test(text) &&
    /actions\/checkout/.test(text),
);

export const keyInCi = lineRule({
  id: 'config/key-in-ci',
  files: files.ci,
  severity: 'warning',
  title: 'Key handled unsafely in CI',
  why:
    'A pipeline runs code of many hands. Keep the key in the secrets of the platform, give it to the one step that needs it with env:, ' +
    'never write it into a file or a log, and never run code of strangers beside it (pull_request_target).',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: /^.*?MISTRAL\w{0,40}(?:KEY|TOKEN).*$/gm,
  filter: (line, file) => judge(line, file),
  docs: {
    bad: { language: 'yaml', code: `- run: echo "MISTRAL_API_KEY=\${{ secrets.MISTRAL_API_KEY }}" >> $GITHUB_ENV` },
    good: {
      language: 'yaml',
      code: `- run: python eval.py\n  env:\n    MISTRAL_API_KEY: \${{ secrets.MISTRAL_API_KEY }}`,
    },
  },
});

function judge({ match: [text], start }: Line, file: LineFile): Seen | undefined {
  const span = { start: start + (text.length - text.trimStart().length), end: start + text.trimEnd().length };
  const literal = literalKey.exec(text)?.[1];
  if (literal !== undefined && looksLikeKey(literal))
    return {
      span,
      severity: 'error',
      message: say('The key stands in the pipeline. Put it into the secrets of the platform, and replace it.'),
    };
  if (!secret.test(text) && !variable.test(text)) return undefined;
  if (/>>\s*["']?\$\{?GITHUB_(?:ENV|OUTPUT)/.test(text))
    return {
      span,
      message: say('Every later step, also those of others, gets the key. Give it to one step with env:.'),
    };
  if (
    /\b(?:echo|printf|cat)\b/.test(text) &&
    !/\|\s*(?:gh|docker|vercel|wrangler|flyctl|kubectl)\b|--(?:password|secret)-stdin/.test(text)
  )
    return { span, message: say('The key is written to the log, and masks are easily got around. Do not print it.') };
  if (secret.test(text) && runsCodeOfStrangers(file))
    return {
      span,
      message: say('pull_request_target runs beside code of strangers. Whoever opens a pull request can take the key.'),
    };
  return undefined;
}

import { say } from '#core/say.ts';
import { hardcodedBearer } from '../calls/hardcodedBearer.ts';
import { hardcodedEnvAssignment } from '../calls/hardcodedEnvAssignment.ts';
import { keyOnCommandLine } from '../calls/keyOnCommandLine.ts';
import { tlsVerifyDisabled } from '../calls/tlsVerifyDisabled.ts';
import { keyVariable } from '../fix/readKey.ts';
import { looksLikeKey } from '../mistral/placeholder.ts';
import { perFile } from '../perFile.ts';
import type { RuleCard } from '../rule.ts';
import { files } from './files.ts';
import type { LineFile } from './lineRule.ts';
import { lineRule, removeLine, within } from './lineRule.ts';

/** Shell scripts and .http files are code, read by their lines: the rules are those of the other languages. */
const cardOf = ({ id, severity, title, why, risk, docs }: RuleCard<`call/${string}`>) => ({
  id,
  severity,
  title,
  why,
  docs,
  ...(risk === undefined ? {} : { risk }),
});

const namesMistral = perFile(({ text }: LineFile) => /mistral/i.test(text));

export const bearerInShell = lineRule({
  ...cardOf(hardcodedBearer),
  files: files.shell,
  query: /Authorization:\s*Bearer\s+([\w-]{20,})/gi,
  filter: (line, file) => {
    const key = line.match[1] ?? '';
    if (!looksLikeKey(key) || !namesMistral(file)) return undefined;
    return {
      span: within(line, key),
      message: say(
        'A key stands in the Authorization header (…{0}). Read it from the environment, and replace it.',
        key.slice(-4),
      ),
    };
  },
  fix: (line, { path }) => {
    const read = /\.(?:http|rest)$/i.test(path) ? `{{$processEnv ${keyVariable}}}` : `$${keyVariable}`;
    return [
      {
        title: say('Read the key from {0}', keyVariable),
        safe: false,
        edits: [{ ...within(line, line.match[1] ?? ''), text: read }],
      },
    ];
  },
});

export const assignmentInShell = lineRule({
  ...cardOf(hardcodedEnvAssignment),
  files: files.shell,
  query:
    /^[ \t]*(?:export[ \t]+|set[ \t]+-\w+[ \t]+)?\w{0,40}MISTRAL\w{0,40}(?:KEY|TOKEN)[= \t]["']?([\w-]{20,})["']?/gm,
  filter: (line) => {
    const key = line.match[1] ?? '';
    if (!looksLikeKey(key)) return undefined;
    return {
      span: within(line, key),
      message: say(
        'The script itself sets the key (…{0}). Set the variable outside, and replace the key.',
        key.slice(-4),
      ),
    };
  },
  fix: (line, file) => [{ title: say('Remove the assignment'), safe: false, edits: [removeLine(file, line)] }],
});

export const unverifiedCurl = lineRule({
  ...cardOf(tlsVerifyDisabled),
  files: files.shell,
  query: /\bcurl\b(?:[^\n\\]|\\\r?\n)*/g,
  filter: ({ match: [command], start, end }) =>
    /mistral\.ai/.test(command) && /\s(?:-[a-zA-Z]{0,10}k[a-zA-Z]{0,10}|--insecure)\b/.test(command)
      ? {
          span: { start, end },
          message: say('curl does not check who answers: anybody on the way can take the key. Remove -k.'),
        }
      : undefined,
  fix: ({ match: [command], start }) => {
    const option = /\s(?:-k|--insecure)(?=\s|$)/.exec(command);
    return option === null
      ? []
      : [
          {
            title: say('Verify certificates again'),
            safe: true,
            edits: [{ start: start + option.index, end: start + option.index + option[0].length, text: '' }],
          },
        ];
  },
});

export const keyArgumentInShell = lineRule({
  ...cardOf(keyOnCommandLine),
  files: files.shell,
  query: /--(?:mistral-)?api-key[= ]["']?\$\{?\w{0,40}MISTRAL\w{0,40}/g,
  filter: ({ start, end }) => ({
    span: { start, end },
    message: say(
      'A key on the command line can be read by every process and stays in the history. Pass it by the environment.',
    ),
  }),
});

import { say } from '#core/say.ts';
import { isPlaceholder } from '../mistral/placeholder.ts';
import { anyOf, files } from './files.ts';
import { lineRule, removeLine } from './lineRule.ts';

const reference = /^["']?\$/;

export const keyInDocker = lineRule({
  id: 'config/key-in-docker',
  files: anyOf(files.docker, files.compose),
  severity: 'error',
  title: 'Key in an image or a compose file',
  why:
    'ENV and ARG stay in the layers and the history of the image: everybody who can pull it can read the key. Give it to the container ' +
    'when it starts, or to one build step with RUN --mount=type=secret.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query:
    /^[ \t]*(?:(ENV|ARG)[ \t]+|-[ \t]+|)["']?(\w{0,40}MISTRAL\w{0,40}(?:KEY|TOKEN))["']?(?:[ \t]*[=:][ \t]*|[ \t]+)?(.*)$/gim,
  filter: ({ match, start, end }, { path }) => {
    const [whole, instruction, , value = ''] = match;
    const span = { start: start + (whole.length - whole.trimStart().length), end: start + whole.trimEnd().length };
    if (files.docker.test(path))
      return instruction === undefined || isEmptyEnv(instruction, value)
        ? undefined
        : { span, message: messages.image() };
    const literal = value.trim().replace(/^["']|["']$/g, '');
    return literal.length < 20 || reference.test(literal) || isPlaceholder(literal) || end <= start
      ? undefined
      : { span, message: messages.compose() };
  },
  fix: (line, file) =>
    files.docker.test(file.path)
      ? [{ title: say('Remove the line'), safe: false, edits: [removeLine(file, line)] }]
      : replaced(line),
  docs: {
    bad: { language: 'dockerfile', code: 'ARG MISTRAL_API_KEY\nENV MISTRAL_API_KEY=$MISTRAL_API_KEY' },
    good: {
      language: 'dockerfile',
      code: 'RUN --mount=type=secret,id=mistral,env=MISTRAL_API_KEY python build_index.py',
    },
  },
});

const messages = {
  image: () =>
    say(
      'The key stays in the layers of the image. Give it to the container when it starts, or to one step with --mount=type=secret.',
    ),
  compose: () =>
    say('The key stands in the compose file. Pass it on from the environment: {0}.', `\${MISTRAL_API_KEY}`),
} as const;

/** `ENV MISTRAL_API_KEY=` announces the variable and holds nothing. */
const isEmptyEnv = (instruction: string, value: string): boolean =>
  instruction.toUpperCase() === 'ENV' && /^["']{0,2}\s*$/.test(value);

function replaced({ match, start }: Parameters<NonNullable<Parameters<typeof lineRule>[0]['fix']>>[0]) {
  const [whole, , name = '', value = ''] = match;
  const at = start + whole.lastIndexOf(value);
  const edit = { start: at, end: at + value.trimEnd().length, text: `\${${name}}` };
  return [{ title: say('Pass it on from the environment'), safe: false, edits: [edit] }];
}

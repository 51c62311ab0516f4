import { say } from '#core/say.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { option, optionsOf } from '../mistral/options.ts';
import type { Sink } from '../mistral/sink.ts';
import { argumentsOf, holdsModelOutput } from '../mistral/sink.ts';
import { both, callRule } from '../rule.ts';
import type { Call } from '../syntax/expression.ts';
import { knownValue } from '../syntax/held.ts';
import type { Source } from '../syntax/source.ts';

/** Functions that run the text they are given; a bare `.exec()` is a regular expression's, a bare `.eval()` a neural network's. */
const runners =
  /^(?:eval|exec|Function|execSync|spawn|spawnSync|execFile|execFileSync|(?:child_process|cp|childProcess)\.(?:exec|execSync|spawn|spawnSync)|vm\.(?:runIn\w+|Script|compileFunction)|os\.(?:system|popen)|subprocess\.(?:run|call|Popen|check_output|check_call|getoutput)|compile|runpy\.run_path|execa\w*|globalThis\.eval|window\.eval|builtins\.(?:eval|exec))$/;

export const outputToExec = callRule({
  id: 'call/output-to-exec',
  languages: both,
  severity: 'error',
  title: 'Model output is run as code',
  why:
    'Whoever can put a sentence in front of the model, in a ticket, a web page or a file, can now run programs on this machine. Let the ' +
    'model choose among functions you wrote, or run its code in a sandbox without network and files.',
  risk: 'LLM05:2025 Improper Output Handling',
  where: speaksToMistral,
  query: (source) => argumentsOf(runners, 'all')(source).filter((sink) => !isOnlyArgument(source, sink)),
  filter: (sink, source) =>
    holdsModelOutput(source, sink)
      ? {
          span: sink.value,
          message: say("The model's answer is run as code. Whoever can write to the model can run programs here."),
        }
      : undefined,
  docs: {
    bad: { language: 'python', code: 'exec(reply.choices[0].message.content)' },
    good: {
      language: 'python',
      code: 'tools = {"weather": weather}\nresult = tools[checked_name](**checked_arguments)',
    },
  },
});

/** Programs that run what they are given. */
export const interpreters =
  /(?:^|[\\/])(?:\w*sh|cmd|powershell|python[\d.]*|node|deno|bun|perl|ruby|php|osascript|ssh|sudo|env|xargs)(?:\.exe)?$/i;

/** `["git", "commit", "-m", answer]`: a program that was chosen here gets it as one argument, and no shell reads it. */
function isOnlyArgument(source: Source, { call }: Sink): boolean {
  const [first, second] = call?.args ?? [];
  if (call === undefined || first === undefined || usesShell(source, call)) return false;
  const command = knownValue(source, first);
  const listed = command.kind === 'list' ? command.items[0] : command;
  const program = listed === undefined ? undefined : knownValue(source, listed);
  const isList = command.kind === 'list' || (second !== undefined && knownValue(source, second).kind === 'list');
  return isList && program?.kind === 'text' && program.holes.length === 0 && !interpreters.test(program.value);
}

function usesShell(source: Source, call: Call): boolean {
  const places = source.family === 'python' ? [0] : [1, 2];
  const shell = places.map((place) => option(optionsOf(source, call, place), ['shell'])?.value).find(Boolean);
  return shell !== undefined && !(shell.kind === 'constant' && shell.value === 'false');
}

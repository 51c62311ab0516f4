import { speaksToMistral } from '../mistral/modelCall.ts';
import { argumentsOf, holdsModelOutput } from '../mistral/sink.ts';
import { both, callRule } from '../rule.ts';

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
  query: argumentsOf(runners, 'all'),
  filter: (sink, source) =>
    holdsModelOutput(source, sink)
      ? {
          span: sink.value,
          message: "The model's answer is run as code. Whoever can write to the model can run programs here.",
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

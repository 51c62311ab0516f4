import { say } from '#core/say.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { argumentsOf, holdsModelOutput } from '../mistral/sink.ts';
import { both, callRule } from '../rule.ts';

const openers =
  /^(?:open|Path|pathlib\.Path|os\.(?:remove|unlink|rename|makedirs)|shutil\.(?:rmtree|copy|move)|(?:fs|fsp|fs\.promises)\.(?:readFile|writeFile|unlink|rm|appendFile|createReadStream|createWriteStream)(?:Sync)?|(?:readFile|writeFile)(?:Sync)?|fetch|axios(?:\.(?:get|post))?|requests\.(?:get|post)|httpx\.(?:get|post)|urlopen|page\.goto)$/;

export const outputToPathOrUrl = callRule({
  id: 'call/output-to-path-or-url',
  languages: both,
  severity: 'warning',
  title: 'The model chooses a file or an address',
  why:
    'A path can lead out of the folder you meant, an address into your own network or to a stranger with your data in its query. ' +
    'Compare it with a list, or keep the path inside one folder and the host among yours.',
  risk: 'LLM05:2025 Improper Output Handling',
  where: speaksToMistral,
  query: argumentsOf(openers),
  filter: (sink, source) =>
    holdsModelOutput(source, sink)
      ? {
          span: sink.value,
          message: say(
            'The model chooses this file or address. Check it against a list, or keep it inside one folder.',
          ),
        }
      : undefined,
  docs: {
    bad: { language: 'python', code: 'open(reply.choices[0].message.content).read()' },
    good: { language: 'python', code: 'if name not in reports:\n    raise ValueError("unknown report")' },
  },
});

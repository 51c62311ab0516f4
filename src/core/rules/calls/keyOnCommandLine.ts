import { say } from '#core/say.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { callsTo } from '../query.ts';
import { both, callRule } from '../rule.ts';

export const keyOnCommandLine = callRule({
  id: 'call/key-on-command-line',
  languages: both,
  severity: 'warning',
  title: 'Key taken from the command line',
  why:
    'Every process of the machine can read the arguments of every other, and shells write them into their history. Read the key ' +
    'from the environment or ask for it without echo.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  where: speaksToMistral,
  query: callsTo(/\.add_argument$|\.(?:option|requiredOption)$|^(?:click\.option|typer\.Option)$/),
  filter: ({ args, start, end }) => {
    const flag = args.find(
      (arg) => arg.kind === 'text' && /--(?:mistral-?)?(?:api-?)?(?:key|token)(?![\w-])/.test(arg.value),
    );
    return flag === undefined
      ? undefined
      : {
          span: { start, end },
          message: say(
            'A key on the command line can be read by every process and stays in the history. Read it from the environment.',
          ),
        };
  },
  docs: {
    bad: { language: 'python', code: 'parser.add_argument("--api-key", required=True)' },
    good: { language: 'python', code: 'client = Mistral(api_key=os.environ["MISTRAL_API_KEY"])' },
  },
});

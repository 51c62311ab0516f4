import { say } from '#core/say.ts';
import { replace } from '../fix/edit.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { argumentsOf, holdsModelOutput } from '../mistral/sink.ts';
import { callRule } from '../rule.ts';
import { pathOf } from '../syntax/expression.ts';

export const outputToDeserializer = callRule({
  id: 'call/output-to-deserializer',
  languages: ['python'],
  severity: 'error',
  title: 'Model output is unpacked into objects',
  why:
    'pickle and yaml.load build whatever objects the text asks for, and building some objects runs programs. Read JSON, or YAML with ' +
    'safe_load.',
  risk: 'LLM05:2025 Improper Output Handling',
  where: speaksToMistral,
  query: argumentsOf(
    /^(?:pickle|cPickle|dill|cloudpickle|marshal|jsonpickle)\.(?:loads|decode)$|^yaml\.(?:load|unsafe_load|full_load)$/,
  ),
  filter: (sink, source) => {
    const isSafe = sink.call?.args
      .concat(sink.call.named.map(({ value }) => value))
      .some((each) => /SafeLoader$/.test(pathOf(each) ?? ''));
    if (isSafe || !holdsModelOutput(source, sink)) return undefined;
    return {
      span: sink.value,
      message: say("Unpacking the model's answer can run programs. Read it as JSON, or with safe_load."),
    };
  },
  fix: ({ call, value }, source) =>
    call !== undefined && pathOf(call.callee)?.startsWith('yaml.')
      ? [
          {
            title: say('Use safe_load'),
            safe: true,
            edits: [replace(call, `yaml.safe_load(${source.text.slice(value.start, value.end)})`)],
          },
        ]
      : [],
  docs: {
    bad: { language: 'python', code: 'yaml.load(reply.choices[0].message.content, Loader=yaml.Loader)' },
    good: { language: 'python', code: 'yaml.safe_load(reply.choices[0].message.content)' },
  },
});

import { say } from '#core/say.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import type { Sink } from '../mistral/sink.ts';
import { argumentsOf, holdsModelOutput } from '../mistral/sink.ts';
import { purposeOf } from '../purpose.ts';
import { both, callRule } from '../rule.ts';
import type { Source } from '../syntax/source.ts';

export const outputParsedUnvalidated = callRule({
  id: 'call/output-parsed-unvalidated',
  languages: both,
  severity: 'hint',
  title: 'Model output parsed and not checked',
  why:
    'The answer may be no JSON, or JSON of another shape, and the code behind believes it. chat.parse takes a schema and gives back ' +
    'what fits it; zod and pydantic check by hand.',
  risk: 'LLM05:2025 Improper Output Handling',
  where: (source) => purposeOf(source.path) === 'product' && speaksToMistral(source),
  query: argumentsOf(/^(?:JSON\.parse|json\.loads|orjson\.loads|ujson\.loads)$/),
  filter: (sink, source) =>
    holdsModelOutput(source, sink) && !isValidated(source, sink)
      ? {
          span: sink.call ?? sink.value,
          message: say("Nobody checks the shape of the model's JSON. Use chat.parse with a schema."),
        }
      : undefined,
  docs: {
    bad: { language: 'typescript', code: 'const ticket = JSON.parse(reply.choices[0].message.content);' },
    good: {
      language: 'typescript',
      code: 'const ticket = Ticket.parse(JSON.parse(reply.choices[0].message.content));',
    },
  },
});

/** Anything in the same function that knows a schema. */
function isValidated(source: Source, { value }: Sink): boolean {
  const routine = source.routineAt(value.start);
  const around = routine === undefined ? source.text : source.text.slice(routine.start, routine.end);
  return /\b(?:\w*[Ss]chema|[A-Z]\w*|z|v)\.(?:parse|safeParse|validate|model_validate\w*)\(|\b(?:validate|assert|check|is)[A-Z_]\w*\(|isinstance\(|jsonschema|TypeAdapter|BaseModel|ajv/.test(
    around.replaceAll('JSON.parse(', ''),
  );
}

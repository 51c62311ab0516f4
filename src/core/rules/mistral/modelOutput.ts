import type { Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { flowsInto } from '../syntax/flow.ts';
import type { Source } from '../syntax/source.ts';
import { isModelOutput } from './answer.ts';

/** What comes out of these is not what went in: cleaned, counted, or checked against a schema. */
const changes =
  /(?:^|\.)(?:saniti[sz]e\w*|purify|escape\w*|encode\w*|bleach\.clean|clean|nh3\.clean|len|int|float|Number|parseInt|parseFloat|bool|Boolean|quote|shlex\.quote|basename|safeParse|model_validate\w*|validate\w*|safe_load|literal_eval|includes|startsWith|test|match|index|indexOf|has|resolve|secure_filename)$/i;

type Wanted = (source: Source, expression: Expression) => boolean;

const search =
  (wanted: Wanted) =>
  (source: Source, expression: Expression): Expression | undefined =>
    flowsInto(source, expression, {
      wanted: (each) => wanted(source, each),
      through: (each) => each.kind !== 'call' || !changes.test(calleeName(each.callee)),
    });

/** The model's words inside an expression, followed for five steps; functions of ours are thought to pass them on. */
export const modelOutputIn = search(isModelOutput);

/** The same in a template, where a name may have been given its value by any function of the script. */
export const modelOutputShown = search(
  (source, each) =>
    isModelOutput(source, each) ||
    (each.kind === 'name' && givenTo(source, each.name).some((value) => modelOutputIn(source, value) !== undefined)),
);

/** `answer = …`, Vue's `answer.value = …` and `this.answer = …`. */
const givenTo = ({ bindings }: Source, name: string): readonly Expression[] =>
  [name, `${name}.value`, `this.${name}`].flatMap((path) => bindings.get(path)?.map(({ value }) => value) ?? []);

const calleeName = (callee: Expression): string =>
  pathOf(callee) ?? (callee.kind === 'member' ? `.${callee.name}` : '');

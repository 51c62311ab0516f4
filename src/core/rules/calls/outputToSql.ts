import { say } from '#core/say.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { argumentsOf, holdsModelOutput } from '../mistral/sink.ts';
import { both, callRule } from '../rule.ts';

const queries =
  /(?:^|\.)(?:cursor|cur|conn|connection|db|database|session|engine|pool|client|sql|knex|prisma|sequelize|pg|sqlite|con|c)\w*\.(?:execute|executemany|executescript|query|raw|exec|run|all|\$queryRawUnsafe|\$executeRawUnsafe|read_sql)$|^(?:pd|pandas)\.read_sql(?:_query)?$|^(?:sqlalchemy\.)?text$/i;

export const outputToSql = callRule({
  id: 'call/output-to-sql',
  languages: both,
  severity: 'error',
  title: 'Model output is run as a query',
  why:
    'The model writes what it is talked into, also DROP TABLE or a look at the passwords. Give it functions with parameters instead of ' +
    'SQL, or a connection that can only read, only some tables, with a limit.',
  risk: 'LLM05:2025 Improper Output Handling',
  where: speaksToMistral,
  query: argumentsOf(queries),
  filter: (sink, source) =>
    holdsModelOutput(source, sink)
      ? {
          span: sink.value,
          message: say("The model's answer is run as a query. Let it fill parameters of queries you wrote."),
        }
      : undefined,
  docs: {
    bad: { language: 'python', code: 'cursor.execute(reply.choices[0].message.content)' },
    good: { language: 'python', code: 'cursor.execute("SELECT name FROM customers WHERE city = %s", (city,))' },
  },
});

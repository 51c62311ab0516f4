import { say } from '#core/say.ts';
import { contentsOf } from '../mistral/messages.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { both, callRule } from '../rule.ts';
import { snippet } from '../snippet.ts';
import type { Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { flowsInto, keepsItsParts } from '../syntax/flow.ts';

const secretName =
  /(?:KEY|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|PRIVATE)(?:_\d+)?$|DATABASE_URL|CONNECTION_STRING/i;
const environment = /^(?:process\.env|Deno\.env|import\.meta\.env|(?:os\.)?environ)\./;

export const secretInPrompt = callRule({
  id: 'call/secret-in-prompt',
  languages: both,
  severity: 'warning',
  title: 'Password or key in a message to the model',
  why:
    'What the model knows it can be made to tell. Whatever stands in a prompt should be fit for every user to read; keep passwords ' +
    'and keys in the code that uses them.',
  risk: 'LLM07:2025 System Prompt Leakage',
  where: speaksToMistral,
  query: contentsOf,
  filter: ({ content }, source) => {
    const found = flowsInto(source, content, { wanted: isSecret, through: keepsItsParts });
    if (found === undefined) return undefined;
    return {
      span: content,
      message: say(
        '{0} goes to the model, which can be made to repeat it. Keep it in the code.',
        snippet(source, found),
      ),
    };
  },
  docs: {
    bad: { language: 'typescript', code: `{ role: 'system', content: \`Log in with \${process.env.DB_PASSWORD}\` }` },
    good: { language: 'typescript', code: "{ role: 'system', content: 'Ask the tool “query” for data.' }" },
  },
});

function isSecret(expression: Expression): boolean {
  if (expression.kind === 'call') {
    const [name] = expression.args;
    return (
      /^(?:os\.)?(?:getenv|environ\.get)$/.test(pathOf(expression.callee) ?? '') &&
      name?.kind === 'text' &&
      secretName.test(name.value)
    );
  }
  const path = pathOf(expression);
  return path !== undefined && environment.test(path) && secretName.test(path);
}

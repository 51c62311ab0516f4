import { say } from '#core/say.ts';
import { systemContents } from '../mistral/messages.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { both, callRule } from '../rule.ts';
import { snippet } from '../snippet.ts';
import type { Expression } from '../syntax/expression.ts';
import { pathOf } from '../syntax/expression.ts';
import { flowsInto, keepsItsParts } from '../syntax/flow.ts';

/** Documents that somebody else may have written. */
const fetched =
  /(?:^|\.)(?:similaritySearch\w*|similarity_search\w*|get_relevant_documents|getRelevantDocuments|retrieve|as_retriever)\(\)|(?:retriever|vectorStore|vector_store|vectorstore|index)\.(?:invoke|search|query|similarity\w*)\(\)|(?:^|\.)(?:page_content|pageContent)$|^(?:requests|httpx|axios)\.get\(\)/;

export const untrustedContextInSystemPrompt = callRule({
  id: 'call/untrusted-context-in-system-prompt',
  languages: both,
  severity: 'info',
  title: 'Found documents in the system prompt',
  why:
    'Whoever can write one of these documents can write rules for your model. Put what was found into a user message, between ' +
    'marks, and say in the system prompt that what stands between them is material and no instruction.',
  risk: 'LLM01:2025 Prompt Injection',
  where: speaksToMistral,
  query: systemContents,
  filter: ({ content }, source) => {
    const found = flowsInto(source, content, { wanted: isFetched, through: keepsItsParts });
    if (found === undefined || found.kind === 'text') return undefined;
    return {
      span: content,
      message: say(
        'Found documents reach the system prompt ({0}). Put them into a user message.',
        snippet(source, found),
      ),
    };
  },
  docs: {
    bad: { language: 'python', code: '{"role": "system", "content": f"Answer from: {retriever.invoke(question)}"}' },
    good: { language: 'python', code: '{"role": "user", "content": f"<documents>{found}</documents>\\n{question}"}' },
  },
});

function isFetched(expression: Expression): boolean {
  const path = pathOf(expression);
  return path !== undefined && fetched.test(path);
}

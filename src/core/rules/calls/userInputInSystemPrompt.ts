import { say } from '#core/say.ts';
import { systemContents } from '../mistral/messages.ts';
import { speaksToMistral } from '../mistral/modelCall.ts';
import { fillingsOf } from '../mistral/template.ts';
import { userInputIn } from '../mistral/userInput.ts';
import { both, callRule } from '../rule.ts';
import { snippet } from '../snippet.ts';

export const userInputInSystemPrompt = callRule({
  id: 'call/user-input-in-system-prompt',
  languages: both,
  severity: 'warning',
  title: 'User input in the system prompt',
  why:
    'The model trusts the system prompt more than anything else. Who can write into it can give the model new rules. ' +
    'Keep the system prompt constant and put what people write into a message with the role user.',
  risk: 'LLM01:2025 Prompt Injection',
  where: speaksToMistral,
  query: systemContents,
  filter: ({ content }, source) => {
    const input = [content, ...fillingsOf(source, content)].flatMap((each) => userInputIn(source, each) ?? [])[0];
    if (input === undefined) return undefined;
    return {
      span: content,
      message: say('User input reaches the system prompt ({0}). Put it into a user message.', snippet(source, input)),
    };
  },
  docs: {
    bad: {
      language: 'python',
      code: 'messages=[{"role": "system", "content": f"You help {request.json[\'name\']}."}]',
    },
    good: {
      language: 'python',
      code: 'messages=[\n    {"role": "system", "content": "You help customers."},\n    {"role": "user", "content": request.json["text"]},\n]',
    },
  },
});

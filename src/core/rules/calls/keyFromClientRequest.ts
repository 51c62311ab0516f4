import { say } from '#core/say.ts';
import { keySlots } from '../mistral/keySlot.ts';
import { userInputIn } from '../mistral/userInput.ts';
import { madeClients } from '../query.ts';
import { both, callRule } from '../rule.ts';

export const keyFromClientRequest = callRule({
  id: 'call/key-from-client-request',
  languages: both,
  severity: 'info',
  title: "The caller's own key",
  why:
    'Your server handles keys that are not yours: they pass your logs, your error reports and your memory. Say so to your users, ' +
    'never store or log them, and accept them in a header over https only.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: (source) => madeClients(source).flatMap((made) => keySlots(source, made)),
  filter: (slot, source) =>
    userInputIn(source, slot) === undefined
      ? undefined
      : {
          span: slot,
          message: say('The key comes with the request. Never log or store it, and take it over https only.'),
        },
  docs: {
    bad: { language: 'typescript', code: 'new Mistral({ apiKey: req.body.key })' },
    good: { language: 'typescript', code: 'new Mistral({ apiKey: process.env.MISTRAL_API_KEY })' },
  },
});

import { say } from '#core/say.ts';
import { addressSlots } from '../mistral/addressSlot.ts';
import { userInputIn } from '../mistral/userInput.ts';
import { both, callRule } from '../rule.ts';

export const untrustedServerUrl = callRule({
  id: 'call/untrusted-server-url',
  languages: both,
  severity: 'warning',
  title: 'The caller chooses the server',
  why:
    'The SDK sends your key to the server it is given. Who can choose the address gets the key. Take the address from your ' +
    'configuration, or look it up in a list of yours.',
  risk: 'LLM02:2025 Sensitive Information Disclosure',
  query: addressSlots,
  filter: (slot, source) =>
    userInputIn(source, slot) === undefined
      ? undefined
      : {
          span: slot,
          message: say('The request decides which server gets the key. Look the address up in a list of yours.'),
        },
  docs: {
    bad: { language: 'typescript', code: 'new Mistral({ serverURL: req.query.server })' },
    good: { language: 'typescript', code: 'new Mistral({ serverURL: servers[req.query.region] })' },
  },
});

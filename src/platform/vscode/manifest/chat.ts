import type { Texts } from './texts.ts';

/** What VS Code's own chat knows of us. Declared always, as it has to be; there only while the setting says so. */
export const modelVendor = 'mistral-guard';
export const participantId = 'mistralGuard.participant';

const whenOn = 'config.mistralGuard.languageModel.enabled';

export const chatContributions = (say: Texts['say']) => ({
  languageModelChatProviders: [
    { vendor: modelVendor, displayName: say('chat.models', 'Mistral (guarded)'), when: whenOn },
  ],
  chatParticipants: [
    {
      id: participantId,
      name: 'mistral-guard',
      fullName: 'Mistral Guard',
      description: say('chat.participant', 'Asks Mistral through the guard'),
      isSticky: true,
      when: whenOn,
    },
  ],
});

import { betaUsersGetIdentity } from '@mistralai/mistralai/funcs/betaUsersGetIdentity.js';
import { chatComplete } from '@mistralai/mistralai/funcs/chatComplete.js';
import { chatStream } from '@mistralai/mistralai/funcs/chatStream.js';
import { classifiersModerate } from '@mistralai/mistralai/funcs/classifiersModerate.js';
import { classifiersModerateChat } from '@mistralai/mistralai/funcs/classifiersModerateChat.js';
import { modelsList } from '@mistralai/mistralai/funcs/modelsList.js';

/** The operations of Mistral's SDK in use, each by itself: the class that has them all is six times as large. */
export const sdk = {
  modelsList,
  betaUsersGetIdentity,
  chatComplete,
  chatStream,
  classifiersModerate,
  classifiersModerateChat,
};

export type Sdk = typeof sdk;

import { quietHooks } from './quietHooks.ts';

/** The parts of Mistral's SDK in use. They cost tens of milliseconds to load, so that happens with the first call. */
async function importSdk() {
  const [core, http, env, hooks, list, identity, complete, stream, moderate, moderateChat] = await Promise.all([
    import('@mistralai/mistralai/core.js'),
    import('@mistralai/mistralai/lib/http.js'),
    import('@mistralai/mistralai/lib/env.js'),
    import('@mistralai/mistralai/hooks/hooks.js'),
    import('@mistralai/mistralai/funcs/modelsList.js'),
    import('@mistralai/mistralai/funcs/betaUsersGetIdentity.js'),
    import('@mistralai/mistralai/funcs/chatComplete.js'),
    import('@mistralai/mistralai/funcs/chatStream.js'),
    import('@mistralai/mistralai/funcs/classifiersModerate.js'),
    import('@mistralai/mistralai/funcs/classifiersModerateChat.js'),
  ]);
  return {
    MistralCore: core.MistralCore,
    HTTPClient: http.HTTPClient,
    environment: env.env,
    hooks: quietHooks(hooks.SDKHooks),
    ...list,
    ...identity,
    ...complete,
    ...stream,
    ...moderate,
    ...moderateChat,
  };
}

export type Sdk = Awaited<ReturnType<typeof importSdk>>;

let loading: Promise<Sdk> | undefined;

export function loadSdk(): Promise<Sdk> {
  loading ??= importSdk();
  return loading;
}

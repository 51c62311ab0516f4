import type { MistralApi } from '#core/mistral/api.ts';
import type { AdapterOptions } from './adapterOptions.ts';

/** The SDK, and all that is built on it, is loaded with the first call: it would make the start of the editor slower. */
export function mistralOverSdk(options: AdapterOptions = {}): MistralApi {
  let loading: Promise<MistralApi> | undefined;
  const load = (): Promise<MistralApi> => {
    loading ??= import('./operations.ts').then(({ operations }) => operations(options));
    return loading;
  };
  return {
    listModels: async (...asked) => (await load()).listModels(...asked),
    whoAmI: async (...asked) => (await load()).whoAmI(...asked),
    complete: async (...asked) => (await load()).complete(...asked),
    stream: async (...asked) => (await load()).stream(...asked),
    moderate: async (...asked) => (await load()).moderate(...asked),
    moderateChat: async (...asked) => (await load()).moderateChat(...asked),
    createKey: async (...asked) => (await load()).createKey(...asked),
    listKeys: async (...asked) => (await load()).listKeys(...asked),
    deleteKey: async (...asked) => (await load()).deleteKey(...asked),
  };
}

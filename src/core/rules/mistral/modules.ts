/** What the known packages export that takes a key. */
export interface Maker {
  readonly library: 'sdk' | 'sdk v0' | 'langchain' | 'ai sdk' | 'llamaindex' | 'litellm';
  /** The option that takes the key, in either dialect. */
  readonly keyOptions: readonly string[];
  readonly keyArgument?: number;
}

const sdk = {
  library: 'sdk',
  keyOptions: ['apiKey', 'api_key', 'azure_api_key', 'azureApiKey'],
  keyArgument: 0,
} as const satisfies Maker;
const v0 = { library: 'sdk v0', keyOptions: ['apiKey', 'api_key'], keyArgument: 0 } as const satisfies Maker;
const langchain = {
  library: 'langchain',
  keyOptions: ['apiKey', 'api_key', 'mistral_api_key', 'mistralApiKey'],
} as const satisfies Maker;
const aiSdk = { library: 'ai sdk', keyOptions: ['apiKey'] } as const satisfies Maker;
const llamaindex = { library: 'llamaindex', keyOptions: ['apiKey', 'api_key'] } as const satisfies Maker;

/** By the module's name and the exported name. */
export const makers: readonly (readonly [module: RegExp, name: RegExp, maker: Maker])[] = [
  [/^@mistralai\/mistralai$/, /^(?:default|\*|MistralClient)$/, v0],
  [/^@mistralai\/mistralai(?:$|[-/])/, /^Mistral(?:Core|Azure|GoogleCloud|GCP)?$/, sdk],
  [/^mistralai(?:$|[._])/, /^(?:.*\.)?Mistral(?:Azure|GoogleCloud|GCP)?$/, sdk],
  [/^mistralai(?:$|\.)/, /^(?:.*\.)?Mistral(?:Async)?Client$/, v0],
  [/^@langchain\/mistralai$/, /^(?:ChatMistralAI|MistralAI|MistralAIEmbeddings)$/, langchain],
  [/^langchain_(?:mistralai|community)(?:$|\.)/, /^(?:ChatMistralAI|MistralAIEmbeddings)$/, langchain],
  [/^@ai-sdk\/mistral$/, /^createMistral$/, aiSdk],
  [/^@llamaindex\/mistral$|^llamaindex(?:$|\/)|^llama_index\./, /^MistralAI(?:Embedding)?$/, llamaindex],
];

/** Modules whose import says that a file speaks to Mistral. */
export const mistralModule =
  /^@mistralai\/|^mistralai(?:$|[._])|^@langchain\/mistralai$|^langchain_mistralai|^@ai-sdk\/mistral$|^@llamaindex\/mistral$|^llama_index\.\w+\.mistralai/;

/** Names that nobody but Mistral's API has a model under; `mistral/…` is how LiteLLM writes it. */
export const modelName =
  /^(?:mistral\/)?(?:open-)?(?:mistral|mixtral|codestral|ministral|magistral|pixtral|devstral|voxtral)(?:-[\w.]+)*$/;

export const mistralHost = /(?:^|\/\/|\.)(?:(?:api|codestral)\.(?:eu\.|us\.)?mistral\.ai)(?:[/:?#]|$)/;

/** How a program is pointed at the proxy. None of them holds the token: it is read from the environment, like a key. */
export interface ProgramSettings {
  readonly id: string;
  readonly label: string;
  readonly language: string;
  readonly text: (url: string) => string;
}

export const programSettings: readonly ProgramSettings[] = [
  {
    id: 'sdk-typescript',
    label: 'Mistral SDK for TypeScript',
    language: '@mistralai/mistralai',
    text: (url) => `const client = new Mistral({ apiKey: process.env.MISTRAL_API_KEY, serverURL: '${url}' });\n`,
  },
  {
    id: 'sdk-python',
    label: 'Mistral SDK for Python',
    language: 'mistralai',
    text: (url) => `client = Mistral(api_key=os.environ["MISTRAL_API_KEY"], server_url="${url}")\n`,
  },
  {
    id: 'langchain-js',
    label: 'LangChain for JavaScript',
    language: '@langchain/mistralai',
    text: (url) => `const model = new ChatMistralAI({ model: 'mistral-small-latest', serverURL: '${url}' });\n`,
  },
  {
    id: 'langchain-python',
    label: 'LangChain for Python',
    language: 'langchain-mistralai',
    text: (url) => `model = ChatMistralAI(model="mistral-small-latest", base_url="${url}/v1")\n`,
  },
  {
    id: 'litellm',
    label: 'LiteLLM',
    language: 'litellm',
    text: (url) => `completion(model="mistral/mistral-small-latest", api_base="${url}/v1", messages=messages)\n`,
  },
  {
    id: 'ai-sdk',
    label: 'Vercel AI SDK',
    language: '@ai-sdk/mistral',
    text: (url) => `const mistral = createMistral({ baseURL: '${url}/v1' });\n`,
  },
  {
    id: 'curl',
    label: 'curl',
    language: 'shell',
    text: (url) =>
      `curl ${url}/v1/chat/completions -H "Authorization: Bearer $MISTRAL_API_KEY" -H 'Content-Type: application/json' \\\n  -d '{"model": "mistral-small-latest", "messages": [{"role": "user", "content": "Hello"}]}'\n`,
  },
  {
    id: 'docker',
    label: 'Docker',
    language: 'shares this machine’s network',
    text: (url) => `docker run --network host -e MISTRAL_API_KEY -e MISTRAL_BASE_URL=${url}/v1 IMAGE\n`,
  },
];

/** What a terminal gets. LangChain for Python reads the second by itself, and most programs that ask for one expect it with /v1. */
export const environmentFor = (url: string, token: string): Readonly<Record<string, string>> => ({
  MISTRAL_API_KEY: token,
  MISTRAL_BASE_URL: `${url}/v1`,
  MISTRAL_API_BASE: `${url}/v1`,
  MISTRAL_SERVER: url,
});

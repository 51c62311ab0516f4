import assert from 'node:assert/strict';
import { modelCalls, speaksToMistral } from '#core/rules/mistral/modelCall.ts';
import { madeClients } from '#core/rules/query.ts';
import { looking } from '#test/support/looking.ts';

const script = "import { Mistral } from '@mistralai/mistralai';\n";
const python = 'from mistralai import Mistral\n';

const count = async (path: string, text: string): Promise<number | undefined> =>
  looking(path, text, (_, source) => modelCalls(source).length);

suite('A call to a model is seen', () => {
  const seen: readonly (readonly [how: string, path: string, text: string])[] = [
    ['on a client of this file', 'a.ts', `${script}const c = new Mistral();\nc.chat.complete({ messages });\n`],
    ['on a function that gives the client', 'a.ts', `${script}await getClient().chat.complete({ messages });\n`],
    [
      'on a private field',
      'a.py',
      `${python}class A:\n    def ask(self):\n        return self._client.chat.complete(messages=m)\n`,
    ],
    ['on a field of this', 'a.ts', `${script}class A { ask() { return this.client.chat.stream({ messages }); } }\n`],
    [
      'under an alias',
      'a.ts',
      "import { Mistral as MistralClient } from '@mistralai/mistralai';\nnew MistralClient().chat.complete({ messages });\n",
    ],
    ['with keyword arguments from elsewhere', 'a.py', `${python}client.chat.complete(**options)\n`],
    ['with a second argument', 'a.ts', `${script}client.chat.complete({ messages }, { fetchOptions: { signal } });\n`],
    ['inside a function that tries again', 'a.ts', `${script}retry(() => client.chat.complete({ messages }));\n`],
    ['awaited in Python', 'a.py', `${python}async def f():\n    return await client.chat.complete_async(messages=m)\n`],
    [
      'in a file that imports the client, by its model',
      'a.ts',
      "import { c } from './c';\nc.chat.complete({ model: 'mistral-small-latest', messages });\n",
    ],
    [
      'with a model of a constant',
      'a.py',
      'from lib import c\nMODEL = "codestral-latest"\nc.chat.complete(model=MODEL, messages=m)\n',
    ],
    ['as a conversation', 'a.py', `${python}client.beta.conversations.start(agent_id=a, inputs="Hi")\n`],
    ['with optional chaining', 'a.ts', `${script}client?.chat?.complete({ messages });\n`],
    ['over several lines', 'a.ts', `${script}client\n  .chat\n  .complete({ messages });\n`],
    [
      'through the AI SDK',
      'a.ts',
      "import { mistral } from '@ai-sdk/mistral';\nimport { generateText } from 'ai';\ngenerateText({ model: mistral('mistral-small-latest'), prompt });\n",
    ],
    [
      'through a provider of the AI SDK that is made here',
      'a.ts',
      "import { createMistral } from '@ai-sdk/mistral';\nimport { streamText } from 'ai';\nconst provider = createMistral({ apiKey });\nstreamText({ model: provider('mistral-small-latest'), prompt });\n",
    ],
    [
      'through LiteLLM as a module',
      'a.py',
      'import litellm\nlitellm.acompletion(model="mistral/mistral-small-latest", messages=m)\n',
    ],
    [
      'as a conversation of a client that a function gives',
      'a.py',
      `${python}get().beta.conversations.append(inputs="Hi")\n`,
    ],
    [
      'by hand, to an address that is one of two',
      'a.py',
      'import requests\nurl = "https://api.mistral.ai/v1/chat/completions" if live else local\nrequests.post(url, json={"messages": m})\n',
    ],
    [
      'by hand, with its address by name',
      'a.py',
      'import requests\nrequests.request("POST", url="https://api.mistral.ai/v1/chat/completions", json={"messages": m})\n',
    ],
    [
      'through LiteLLM',
      'a.py',
      'from litellm import completion\ncompletion(model="mistral/mistral-small-latest", messages=m)\n',
    ],
    [
      'with the client before 1.0',
      'a.py',
      'from mistralai.client import MistralClient\nc = MistralClient()\nc.chat(model=m, messages=n)\n',
    ],
  ];
  for (const [how, path, text] of seen) test(how, async () => assert.equal(await count(path, text), 1));
});

suite('No call to a model', () => {
  const none: readonly (readonly [what: string, path: string, text: string])[] = [
    [
      'is the chat of another client',
      'a.py',
      'from ollama import Client\nClient().chat(model="mistral", messages=m)\n',
    ],
    [
      'is OpenAI’s completion',
      'a.ts',
      "import OpenAI from 'openai';\nnew OpenAI().chat.completions.create({ model: 'mistral-7b', messages });\n",
    ],
    [
      'is the same method of a class of ours',
      'a.ts',
      "class Fake {}\nconst f = new Fake();\nf.chat.complete({ model: 'mistral-small-latest' });\n",
    ],
    ['is a chat of a function of ours', 'a.py', 'from mistralai import Mistral\nchat(messages=m)\n'],
    [
      'is LiteLLM with the model of another',
      'a.py',
      'import os  # mistral\nfrom litellm import completion\ncompletion(model="gpt-5", messages=m)\n',
    ],
    ['is a completion of ours', 'a.py', 'from shell import completion\ncompletion(model="mistral-7b")\n'],
    [
      'is the AI SDK with the model of another',
      'a.ts',
      "// mistral\nimport { openai } from '@ai-sdk/openai';\nimport { generateText } from 'ai';\ngenerateText({ model: openai('gpt-5'), prompt });\ngenerateText({ model: 'gpt-5', prompt });\ngenerateText({ model: (pick())('gpt-5'), prompt });\n",
    ],
    ['is a network’s eval', 'a.py', 'import torch  # mistral\nmodel.eval()\n'],
    ['is an address in a comment', 'a.ts', '// https://api.mistral.ai/v1/chat/completions\nask();\n'],
  ];
  for (const [what, path, text] of none) test(what, async () => assert.equal(await count(path, text), 0));

  test('makes a file that only mentions Mistral one that speaks to it', async () => {
    const text = "// moved away from mistral, see https://api.mistral.ai/v1\nimport OpenAI from 'openai';\n";
    assert.equal(await looking('a.ts', text, (_, source) => speaksToMistral(source)), false);
  });
});

suite('A client', () => {
  const clients = (path: string, text: string) => looking(path, text, (_, source) => madeClients(source).length);

  test('is not made by a local class of the same name', async () => {
    assert.equal(await clients('a.ts', 'class MistralAI {}\nnew MistralAI();\n'), 0);
  });
  test('is made by a name that was imported as another', async () => {
    assert.equal(await clients('a.py', 'from mistralai import Mistral as Client\nClient()\n'), 1);
  });
  test('is made through a namespace', async () => {
    assert.equal(await clients('a.ts', "import * as sdk from '@mistralai/mistralai';\nnew sdk.Mistral();\n"), 1);
  });
  test('is made after a dynamic import', async () => {
    assert.equal(
      await clients('a.ts', "const { Mistral } = await import('@mistralai/mistralai');\nnew Mistral();\n"),
      1,
    );
  });
});

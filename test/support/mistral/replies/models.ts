import type { Answer } from '../answer.ts';
import { json, refusal } from '../answer.ts';
import type { Exchange } from '../exchange.ts';

type Ability = 'completion_chat' | 'completion_fim' | 'moderation';

const models: readonly { id: string; alias: string; context: number; abilities: readonly Ability[] }[] = [
  { id: 'mistral-small-2603', alias: 'mistral-small-latest', context: 256_000, abilities: ['completion_chat'] },
  { id: 'mistral-medium-3-5', alias: 'mistral-medium-latest', context: 256_000, abilities: ['completion_chat'] },
  { id: 'mistral-large-2512', alias: 'mistral-large-latest', context: 256_000, abilities: ['completion_chat'] },
  {
    id: 'codestral-2508',
    alias: 'codestral-latest',
    context: 128_000,
    abilities: ['completion_chat', 'completion_fim'],
  },
  { id: 'mistral-moderation-2603', alias: 'mistral-moderation-latest', context: 128_000, abilities: ['moderation'] },
];

export const listModels = (): Answer => json({ object: 'list', data: models.map(card) });

export function retrieveModel({ id }: Exchange): Answer {
  const model = models.find((candidate) => candidate.id === id || candidate.alias === id);
  return model === undefined ? refusal(404, `No model ${id}`) : json(card(model));
}

function card({ id, alias, context, abilities }: (typeof models)[number]) {
  return {
    id,
    object: 'model',
    created: 1_760_000_000,
    owned_by: 'mistralai',
    capabilities: Object.fromEntries(abilities.map((ability) => [ability, true])),
    name: id,
    description: null,
    max_context_length: context,
    aliases: [alias],
    deprecation: null,
    type: 'base',
  };
}

import type { Answer } from '../answer.ts';
import { json } from '../answer.ts';
import { embeddingRequest } from '../contract/embeddings.ts';
import type { Exchange } from '../exchange.ts';
import { jsonOf } from '../jsonOf.ts';

/** Numbers that differ with the text's length: enough to tell two answers apart. */
export function embed({ request }: Exchange): Answer {
  const { model, input } = embeddingRequest.parse(jsonOf(request));
  const texts = typeof input === 'string' ? [input] : input;
  const tokens = texts.reduce((sum, text) => sum + Math.ceil(text.length / 4), 0);
  return json({
    id: 'embd-played',
    object: 'list',
    model,
    data: texts.map((text, index) => ({ object: 'embedding', index, embedding: [text.length / 1000, 0.5, -0.25] })),
    usage: { prompt_tokens: tokens, completion_tokens: 0, total_tokens: tokens },
  });
}

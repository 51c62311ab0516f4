import type { MistralError } from '#core/mistral/error.ts';
import { retryAfterMs } from '#core/mistral/retryAfter.ts';
import { isUnknownModel, serverMessage } from './errorBody.ts';
import { firstBytes } from './firstBytes.ts';
import { blockedCategories } from './guardrailBody.ts';

/** Cleans a sentence of the server before it is kept. */
export type Clean = (text: string) => string;

/** Enough for every error body Mistral documents; the rest of a longer one is not read. */
const errorBodyBytes = 64 * 1024;

export async function httpFailure(response: Response, clean: Clean): Promise<MistralError> {
  const text = await firstBytes(response, errorBodyBytes);
  return (byStatus[response.status] ?? byRange)({ response, body: parse(text), clean });
}

type Refusal = { response: Response; body: unknown; clean: Clean };

const invalid = ({ body, clean }: Refusal): MistralError =>
  isUnknownModel(body) ? { kind: 'unknown-model' } : { kind: 'invalid-request', message: clean(serverMessage(body)) };

const limited = ({ response }: Refusal): MistralError => {
  const retryAfter = retryAfterMs(response.headers.get('retry-after'), Date.now());
  return retryAfter === undefined ? { kind: 'limited' } : { kind: 'limited', retryAfter };
};

const forbidden = ({ body }: Refusal): MistralError => {
  const categories = blockedCategories(body);
  return categories === undefined ? { kind: 'forbidden' } : { kind: 'guardrail', categories };
};

const byStatus: Readonly<Record<number, (refusal: Refusal) => MistralError>> = {
  400: invalid,
  401: () => ({ kind: 'unauthorized' }),
  402: limited,
  403: forbidden,
  404: ({ body }) => ({ kind: isUnknownModel(body) ? 'unknown-model' : 'not-found' }),
  422: invalid,
  429: limited,
};

function byRange({ response: { status } }: Refusal): MistralError {
  if (status >= 500) return { kind: 'server', status };
  if (status >= 300 && status < 400) return { kind: 'redirected' };
  return { kind: 'unexpected-reply', detail: `status ${status}` };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

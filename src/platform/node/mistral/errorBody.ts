import * as z from 'zod';

/** The shapes a refusal takes: Mistral's own, and the one of its validation layer. */
const messageShapes = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ message: z.object({ detail: z.unknown() }) }).transform(({ message }) => problems(message.detail)),
  z.object({ error: z.object({ message: z.string() }) }).transform(({ error }) => error.message),
  z.object({ detail: z.unknown() }).transform(({ detail }) => problems(detail)),
]);

export function serverMessage(body: unknown): string {
  return messageShapes.safeParse(body).data ?? '';
}

/** Where and what, but not `input`: that is the person's own text coming back. */
const problem = z.object({ loc: z.array(z.union([z.string(), z.number()])), msg: z.string() });

function problems(detail: unknown): string {
  if (typeof detail === 'string') return detail;
  const { data } = z.array(problem).safeParse(detail);
  return (data ?? []).map(({ loc, msg }) => `${loc.join('.')}: ${msg}`).join('; ');
}

const modelCodes: readonly unknown[] = ['invalid_model', 'unknown_model', 'model_not_found', '1500', 1500];

/** Told by a word of its own where the server has one, and by how its sentence begins where it has not. */
export function isUnknownModel(body: unknown): boolean {
  const named = z.object({ type: z.unknown(), code: z.unknown() }).partial().safeParse(body).data;
  return modelCodes.includes(named?.type) || modelCodes.includes(named?.code) || startsWithModel(serverMessage(body));
}

const startsWithModel = (message: string): boolean => /^(?:invalid|unknown) model\b/i.test(message);

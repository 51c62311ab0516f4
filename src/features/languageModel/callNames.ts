import type { ToolCall } from '#core/mistral/tool.ts';

/** What Mistral takes for the id of a call. Another model's, from before the person changed to this one, look different. */
const known = /^[a-zA-Z0-9]{9}$/;

/** Which tool a result belongs to, and an id for it that Mistral takes. */
export function callNames(calls: readonly ToolCall[]) {
  const order = new Map(calls.map(({ id }, index) => [id, index]));
  const names = new Map(calls.map(({ id, name }) => [id, name]));
  return {
    idOf: (id: string): string => (known.test(id) ? id : String(order.get(id) ?? 0).padStart(9, '0')),
    nameOf: (id: string): string => names.get(id) ?? 'tool',
  };
}

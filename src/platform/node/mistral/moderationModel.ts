import { moderationAlias, moderationModel } from '#core/mistral/moderation.ts';
import type { Connection } from './call.ts';
import { failureIn } from './thrown.ts';

export type WithModel = <Value>(connection: Connection, ask: (model: string) => Promise<Value>) => Promise<Value>;

/** The model that is wanted, and the alias on a server that does not know it; each server is asked that once. */
export function moderationModels(wanted: () => string = () => moderationModel): WithModel {
  const unknown = new Set<string>();
  return async ({ server }, ask) => {
    const model = wanted();
    const place = `${server} ${model}`;
    if (unknown.has(place)) return ask(moderationAlias);
    try {
      return await ask(model);
    } catch (thrown) {
      if (failureIn(thrown)?.kind !== 'unknown-model' || model === moderationAlias) throw thrown;
      unknown.add(place);
      return ask(moderationAlias);
    }
  };
}

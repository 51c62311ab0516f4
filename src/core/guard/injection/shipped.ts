import file from './model.json' with { type: 'json' };
import type { Model } from './model.ts';
import { readModel } from './model.ts';

let shipped: Model | undefined;

/** The checked-in model, unpacked at its first use. */
export const shippedModel = (): Model => {
  shipped ??= readModel(file);
  return shipped;
};

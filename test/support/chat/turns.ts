import type { Turn } from '#core/chat/turn.ts';

/** A turn that was answered, unless something else is said. */
export const aTurn = (given: Partial<Turn> & Pick<Turn, 'id'>): Turn => ({
  at: 1_000,
  model: 'mistral-small-latest',
  question: `question ${given.id}`,
  attached: [],
  reply: `reply ${given.id}`,
  end: 'answered',
  trail: [],
  ...given,
});

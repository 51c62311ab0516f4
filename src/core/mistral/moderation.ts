export const moderationModel = 'mistral-moderation-2603';

export const moderationCategories = [
  'sexual',
  'hate_and_discrimination',
  'violence_and_threats',
  'dangerous',
  'criminal',
  'selfharm',
  'health',
  'financial',
  'law',
  'pii',
  'jailbreaking',
] as const;

export type ModerationCategory = (typeof moderationCategories)[number];

/** Scores from 0 to 1. The thresholds are ours: Mistral's booleans are not kept. */
export type Moderation = { readonly scores: Readonly<Record<ModerationCategory, number>> };

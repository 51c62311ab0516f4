export const moderationModel = 'mistral-moderation-2603';

/** What is asked where the model above is not known: older or newer than this program, so its categories may differ. */
export const moderationAlias = 'mistral-moderation-latest';

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

/**
 * Scores from 0 to 1, by category. Categories come and go with the model: one that is missing is unknown, not harmless.
 * The thresholds are ours: Mistral's booleans are not kept.
 */
export type Moderation = { readonly scores: Readonly<Record<string, number>> };

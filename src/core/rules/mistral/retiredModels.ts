/** Models that no longer answer, and the one that took their place. */
export const retiredModels: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'mistral-tiny': 'ministral-8b-latest',
    'mistral-tiny-2312': 'ministral-8b-latest',
    'open-mistral-7b': 'ministral-8b-latest',
    'open-mixtral-8x7b': 'mistral-small-latest',
    'open-mixtral-8x22b': 'mistral-small-latest',
    'mistral-small-2312': 'mistral-small-latest',
    'mistral-small-2402': 'mistral-small-latest',
    'mistral-medium-2312': 'mistral-medium-latest',
    'mistral-large-2402': 'mistral-large-latest',
    'mistral-large-2407': 'mistral-large-latest',
    'codestral-2405': 'codestral-latest',
    'open-codestral-mamba': 'codestral-latest',
    'codestral-mamba-2407': 'codestral-latest',
    'mistral-moderation-2411': 'mistral-moderation-2603',
  }),
);

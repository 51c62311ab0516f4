/**
 * From the model cards of docs.mistral.ai as of 21 August 2026: the day each model stopped answering, and the one it points to
 * instead. Names before the end of 2023 are from the release note of 26 February 2024, which renamed them. Aliases that end in
 * `-latest` are left out: they move to a newer model.
 */
export interface Retired {
  readonly instead: string;
  /** `gone`: the card says retired. `announced`: it still said deprecated, with this day as the last one. */
  readonly since: string;
  readonly state: 'gone' | 'announced';
}

const gone = (since: string, instead: string): Retired => ({ instead, since, state: 'gone' });
const announced = (since: string, instead: string): Retired => ({ instead, since, state: 'announced' });

const small = 'mistral-small-latest';
const medium = 'mistral-medium-latest';
const large = 'mistral-large-latest';
const codestral = 'codestral-latest';
const ministral = 'ministral-8b-latest';

export const retiredModels: ReadonlyMap<string, Retired> = new Map(
  Object.entries({
    'mistral-tiny': gone('2025-03-30', ministral),
    'mistral-tiny-2312': gone('2025-03-30', ministral),
    'open-mistral-7b': gone('2025-03-30', ministral),
    'open-mixtral-8x7b': gone('2025-03-30', small),
    'open-mixtral-8x22b': gone('2025-03-30', small),
    'open-mixtral-8x22b-2404': gone('2025-03-30', small),
    'mistral-small-2312': gone('2025-03-30', small),
    'mistral-small-2402': gone('2025-06-16', small),
    'mistral-small-2409': gone('2025-11-30', small),
    'mistral-small-2501': gone('2025-11-30', small),
    'mistral-small-2503': gone('2025-11-30', small),
    'mistral-medium-2312': gone('2025-06-16', medium),
    'mistral-large-2402': gone('2025-06-16', large),
    'mistral-large-2407': gone('2025-03-30', large),
    'mistral-saba-2502': gone('2025-09-30', small),
    'codestral-2405': gone('2025-06-16', codestral),
    'codestral-2501': gone('2025-11-30', codestral),
    'open-codestral-mamba': gone('2025-06-06', codestral),
    'codestral-mamba-2407': gone('2025-06-06', codestral),
    'devstral-small-2505': gone('2025-11-30', medium),
    'magistral-small-2506': gone('2025-11-30', small),
    'magistral-small-2507': gone('2025-11-30', small),
    'magistral-medium-2506': gone('2025-11-30', medium),
    'magistral-medium-2507': gone('2025-11-30', medium),
    'mistral-moderation-2411': gone('2026-03-31', 'mistral-moderation-2603'),
    'ministral-3b-2410': announced('2025-12-31', 'ministral-3b-latest'),
    'ministral-8b-2410': announced('2025-12-31', ministral),
    'pixtral-12b-2409': announced('2025-12-31', 'ministral-14b-latest'),
    'mistral-ocr-2503': announced('2025-12-31', 'mistral-ocr-latest'),
    'mistral-ocr-2505': announced('2026-05-31', 'mistral-ocr-latest'),
    'mistral-large-2411': announced('2026-05-31', medium),
    'pixtral-large-2411': announced('2026-05-31', medium),
    'devstral-small-2507': announced('2026-05-31', small),
    'devstral-medium-2507': announced('2026-05-31', medium),
    'mistral-small-2506': announced('2026-07-31', small),
    'open-mistral-nemo': announced('2026-07-31', ministral),
    'open-mistral-nemo-2407': announced('2026-07-31', ministral),
    'magistral-small-2509': announced('2026-07-31', small),
    'magistral-medium-2509': announced('2026-07-31', medium),
    'devstral-2512': announced('2026-07-31', medium),
    'mistral-medium-2505': announced('2026-08-31', medium),
    'mistral-medium-2508': announced('2026-08-31', medium),
  } satisfies Record<string, Retired>),
);

import type { AuditFacts } from '#core/audit/facts.ts';
import type { Repairable } from '#core/scan/repair.ts';
import type { Repaired, Wanted } from '#core/scan/repairAll.ts';
import type { Packed } from './packed.ts';
import type { Job } from './scanFile.ts';

/** A text that an editor holds. */
export type OpenText = Required<Pick<Job, 'path' | 'text'>> & Pick<Job, 'live'>;

/** What a thread can be asked, and what it answers. One question at a time. */
export interface Questions {
  readonly scan: { readonly ask: readonly Job[]; readonly answer: Packed };
  readonly repairs: { readonly ask: OpenText; readonly answer: readonly Repairable[] };
  readonly repairAll: { readonly ask: OpenText & { readonly wanted: Wanted }; readonly answer: Repaired };
  readonly audit: { readonly ask: { readonly folder: string }; readonly answer: AuditFacts };
}

export type Question = keyof Questions;
export type Request = { readonly [Name in Question]: readonly [Name, Questions[Name]['ask']] }[Question];

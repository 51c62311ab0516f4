import type { AuditRecord } from '#core/guard/audit/record.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

export interface Spending extends Disposable {
  /** Dollars of this month; nothing as long as the log was not read. */
  of(profile: string): number | undefined;
}

/** Other windows and the command line write to the log too. */
const readEveryMs = 10 * 60_000;

/** What the audit log says was spent, read in the background: nobody waits for a log before a window is up. */
export function spending({ guard, clock, vault }: Services, changed: () => void): Spending {
  let records: readonly AuditRecord[] | undefined;

  async function read(): Promise<void> {
    if (vault.list().length === 0) return;
    records = await guard.log.read({ since: monthStart(clock.now()) });
    changed();
  }

  const soon = setTimeout(() => void read(), 3_000);
  const again = setInterval(() => void read(), readEveryMs);
  return {
    of(profile) {
      const since = new Date(monthStart(clock.now())).toISOString();
      return records
        ?.filter((record) => record.profile === profile && record.at >= since)
        .reduce((sum, { dollars }) => sum + dollars, 0);
    },
    ...together(
      guard.onDidRecord((record) => {
        if (records === undefined) return;
        records = [...records, record];
        changed();
      }),
      {
        dispose() {
          clearTimeout(soon);
          clearInterval(again);
        },
      },
    ),
  };
}

/** Months are UTC, as in Mistral's own accounts. */
function monthStart(now: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

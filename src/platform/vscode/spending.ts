import type { Listen } from '#core/emitter.ts';
import { emitter } from '#core/emitter.ts';
import type { AuditRecord } from '#core/guard/audit/record.ts';
import { monthStart } from '#core/guard/spend/month.ts';
import type { Clock } from '#core/ports.ts';
import type { Vault } from '#core/vault/vault.ts';
import type { Guard } from './guard.ts';
import type { Disposable } from './lifetime.ts';
import { together } from './lifetime.ts';

/** What this month has cost so far, for whoever shows it. */
export interface Spending extends Disposable {
  /** In dollars; nothing as long as the log was not read. */
  of(profile: string): number | undefined;
  readonly onDidChange: Listen<void>;
}

export interface SpendingNeeds {
  readonly guard: Pick<Guard, 'log' | 'onDidRecord'>;
  readonly vault: Pick<Vault, 'list' | 'onDidChange'>;
  readonly clock: Clock;
}

/** Other windows and the command line write to the log too. */
const readEveryMs = 10 * 60_000;

/** Read in the background: nobody waits for a log before a window is up. Months are UTC, as in Mistral's own accounts. */
export function createSpending({ guard, vault, clock }: SpendingNeeds): Spending {
  const changes = emitter<void>();
  let records: readonly AuditRecord[] | undefined;

  let reading = false;

  /** Nobody who keeps no key here has spent anything. */
  async function read(): Promise<void> {
    if (reading || vault.list().length === 0) return;
    reading = true;
    records = await guard.log.read({ since: monthStart(clock.now()) });
    reading = false;
    changes.fire();
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
    onDidChange: changes.on,
    ...together(
      vault.onDidChange(() => void (records === undefined && read())),
      guard.onDidRecord((record) => {
        if (records === undefined) return void read();
        records = [...records, record];
        changes.fire();
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

import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { tellAnomaly } from './tellAnomaly.ts';
import { usagePage } from './usagePage.ts';

/** What was spent, redacted and blocked; and a word on a day that is unlike the others. */
export function usage(services: Services): Disposable {
  const page = usagePage(services);
  return together(
    page,
    services.guard.onDidNotice((anomaly) => void tellAnomaly(services, anomaly)),
    services.commands.register('showUsage', page.open),
  );
}

import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { usagePage } from './usagePage.ts';
import { watchUsage } from './watchUsage.ts';

/** What was spent, redacted and blocked; and a word on a day that is unlike the others. */
export function usage(services: Services): Disposable {
  const page = usagePage(services);
  return together(page, watchUsage(services), services.commands.register('showUsage', page.open));
}

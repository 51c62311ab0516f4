import type { Check } from '#core/report/checks.ts';
import { checksPage } from '#platform/vscode/checksPage.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Look } from './looks.ts';
import { looks } from './looks.ts';

/** “Why does it not work?”: storage, window, system and network looked at, with the way out beside each. */
export function doctor(services: Services): Disposable {
  const page = checksPage(services, {
    title: 'Diagnosis',
    copied: 'The report is on the clipboard. It holds no key, no path and no name.',
    async look() {
      const checks = await Promise.all(looks.map((each) => see(each, services)));
      return { title: 'Diagnosis', summary: summaryOf(checks), checks };
    },
    fix: (id) => looks.find((each) => each.id === id)?.fix?.run(services),
  });
  return together(
    services.commands.register('doctor', () => page.open()),
    page,
  );
}

/** A look that breaks is a line of the report like any other, and never a pass. */
async function see({ id, group, title, see, fix }: Look, services: Services): Promise<Check> {
  const seen = await Promise.resolve(see(services)).catch(
    () => ({ verdict: 'unknown', evidence: 'Not known: looking at it failed. The log may say why.' }) as const,
  );
  return { id, group, title, ...seen, fix: seen.verdict === 'pass' ? undefined : fix?.label };
}

function summaryOf(checks: readonly Check[]): string {
  const failed = checks.filter(({ verdict }) => verdict === 'fail').length;
  if (failed > 0) return `${failed === 1 ? 'One thing needs' : `${failed} things need`} your attention.`;
  const unknown = checks.filter(({ verdict }) => verdict === 'unknown').length;
  if (unknown === 0) return 'Nothing needs your attention.';
  return `Nothing needs your attention; ${unknown === 1 ? 'one thing is' : `${unknown} things are`} not known.`;
}

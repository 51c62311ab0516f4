import * as vscode from 'vscode';
import type { Check, Checklist } from '#core/report/checks.ts';
import { checklistAsMarkdown } from '#core/report/checks.ts';
import type { FromChecksPage, ToChecksPage } from '#core/report/checksPage.ts';
import { fromChecksPage } from '#core/report/checksPage.ts';
import { maskKeys } from '#core/report/maskKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Page } from '#platform/vscode/page.ts';
import { openPage } from '#platform/vscode/page.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Look } from './looks.ts';
import { looks } from './looks.ts';

/** “Why does it not work?”: storage, window, system and network looked at, with the way out beside each. */
export function doctor(services: Services): Disposable {
  let page: Page<ToChecksPage> | undefined;
  let seen: Checklist | undefined;

  async function look(): Promise<void> {
    page?.post({ type: 'looking' });
    const checks = await Promise.all(looks.map((each) => see(each, services)));
    seen = { title: 'Diagnosis', summary: summaryOf(checks), checks };
    page?.post({ type: 'seen', checklist: { ...seen, checks } });
  }

  async function copy(): Promise<void> {
    if (seen === undefined) return;
    await vscode.env.clipboard.writeText(maskKeys(checklistAsMarkdown(seen)));
    await services.ui.show({
      severity: 'info',
      text: 'The report is on the clipboard. It holds no key, no path and no name.',
    });
  }

  function receive(message: FromChecksPage): unknown {
    switch (message.type) {
      case 'ready':
      case 'look again':
        return look();
      case 'copy':
        return copy();
      case 'fix':
        return looks.find(({ id }) => id === message.id)?.fix?.run(services);
    }
  }

  function open(): void {
    page?.reveal();
    page ??= openPage<FromChecksPage, ToChecksPage>({
      name: 'checks',
      title: 'Mistral Guard: Diagnosis',
      home: services.home,
      parse: (message) => fromChecksPage.safeParse(message).data,
      receive,
      closed: () => {
        page = undefined;
      },
    });
  }

  return together(services.commands.register('doctor', open), { dispose: () => page?.dispose() });
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

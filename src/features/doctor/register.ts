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
import { looks } from './looks.ts';

/** “Why does it not work?”: storage, window, system and network looked at, with the way out beside each. */
export function doctor(services: Services): Disposable {
  let page: Page<ToChecksPage> | undefined;
  let seen: Checklist | undefined;

  async function look(): Promise<void> {
    page?.post({ type: 'looking' });
    const checks = await Promise.all(looks.map((each) => seeOne(each, services)));
    seen = { title: 'Diagnosis', summary: summaryOf(checks), checks };
    page?.post({ type: 'seen', checklist: { ...seen, checks } });
  }

  const answers = {
    ready: look,
    'look again': look,
    copy: copyReport,
    fix: (message: FromChecksPage) =>
      message.type === 'fix' && looks.find(({ id }) => id === message.id)?.fix?.run(services),
  } as const satisfies Record<FromChecksPage['type'], (message: FromChecksPage) => unknown>;

  async function copyReport(): Promise<void> {
    if (seen === undefined) return;
    await vscode.env.clipboard.writeText(maskKeys(checklistAsMarkdown(seen)));
    await services.ui.show({
      severity: 'info',
      text: 'The report is on the clipboard. It holds no key, no path and no name of yours.',
    });
  }

  function open(): void {
    if (page !== undefined) return page.reveal();
    page = openPage<FromChecksPage, ToChecksPage>({
      name: 'checks',
      title: 'Diagnosis',
      extension: services.extensionUri,
      parse: (message) => fromChecksPage.safeParse(message).data,
      receive: (message) => void answers[message.type](message),
    });
    page.onClose(() => (page = undefined));
  }

  return together(services.commands.register('diagnose', open), { dispose: () => page?.dispose() });
}

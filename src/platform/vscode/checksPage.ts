import * as vscode from 'vscode';
import type { Checklist } from '#core/report/checks.ts';
import { checklistAsMarkdown } from '#core/report/checks.ts';
import type { FromChecksPage, ToChecksPage } from '#core/report/checksPage.ts';
import { fromChecksPage } from '#core/report/checksPage.ts';
import { maskKeys } from '#core/report/maskKeys.ts';
import type { Disposable } from './lifetime.ts';
import type { Page } from './page.ts';
import { openPage } from './page.ts';
import type { Services } from './services.ts';

/** What the page shows, and what its buttons do. */
export interface ChecksPageOptions {
  readonly title: string;
  /** Nothing when the looking was called off: what was seen before stays. */
  look(): Promise<Checklist | undefined>;
  fix?(id: string): unknown;
  open?(place: { readonly path: string; readonly line: number }): unknown;
  saveBadge?(checklist: Checklist): unknown;
  /** Said after the report was copied. */
  readonly copied: string;
}

export interface ChecksPage extends Disposable {
  open(): void;
  /** Looks again, if anybody sees it. */
  refresh(): Promise<void>;
}

/** A report page: it looks when it opens, and again when it is asked to. */
export function checksPage(services: Pick<Services, 'home' | 'ui'>, options: ChecksPageOptions): ChecksPage {
  let page: Page<ToChecksPage> | undefined;
  let seen: Checklist | undefined;

  async function look(): Promise<void> {
    page?.post({ type: 'looking' });
    seen = (await options.look()) ?? seen;
    if (seen === undefined) page?.dispose();
    else
      page?.post({
        type: 'seen',
        checklist: { ...seen, checks: [...seen.checks] },
        badge: options.saveBadge !== undefined,
      });
  }

  async function copy(checklist: Checklist): Promise<void> {
    await vscode.env.clipboard.writeText(maskKeys(checklistAsMarkdown(checklist)));
    await services.ui.show({ severity: 'info', text: options.copied });
  }

  function receive(message: FromChecksPage): unknown {
    switch (message.type) {
      case 'ready':
      case 'look again':
        return look();
      case 'copy':
        return seen && copy(seen);
      case 'badge':
        return seen && options.saveBadge?.(seen);
      case 'fix':
        return options.fix?.(message.id);
      case 'open':
        return options.open?.(message.place);
    }
  }

  return {
    open() {
      page?.reveal();
      page ??= openPage<FromChecksPage, ToChecksPage>({
        name: 'checks',
        title: vscode.l10n.t('Mistral Guard: {0}', options.title),
        home: services.home,
        parse: (message) => fromChecksPage.safeParse(message).data,
        receive,
        closed: () => {
          page = undefined;
        },
      });
    },
    refresh: async () => void (page !== undefined && (await look())),
    dispose: () => page?.dispose(),
  };
}

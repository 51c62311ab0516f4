import * as vscode from 'vscode';
import type { Ui } from '#platform/vscode/ui.ts';

const { t } = vscode.l10n;

const schemes: readonly string[] = ['https:', 'http:', 'mailto:'];

/** A link in a reply is the model's word: where it leads is shown before anything opens. */
export async function openLink(ui: Ui, url: string): Promise<void> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !schemes.includes(parsed.protocol)) return;
  const sure = await ui.confirm({
    text: t('Open {0}?', parsed.host || parsed.pathname),
    detail: parsed.href,
    yes: t('Open'),
  });
  if (sure) await ui.openExternal(parsed.href);
}

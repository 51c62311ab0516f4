import * as vscode from 'vscode';
import { escapeMarkdown } from '#core/report/escapeMarkdown.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { homeOf } from '#platform/vscode/scan/documents.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';

/** Under what the problem says, why it was reported: a finding that cannot explain itself is noise. */
export function hover({ findings }: Services): Disposable {
  return vscode.languages.registerHoverProvider(
    { pattern: '**' },
    {
      provideHover(document, position) {
        const uri = homeOf(document).uri.toString();
        const here = findings.in(uri).filter((each) => {
          const at = locationOf(uri, each);
          return at.uri.toString() === document.uri.toString() && at.range.contains(position);
        });
        return here.length === 0 ? undefined : new vscode.Hover(withLinks(here));
      },
    },
  );
}

/** The one command that the text may run is ours, and takes a name from our own list. */
function withLinks(findings: readonly Finding[]): vscode.MarkdownString {
  const text = reasonsOf(findings);
  text.isTrusted = { enabledCommands: [commandId('showRule')] };
  for (const rule of new Set(findings.map((each) => each.rule))) {
    const argument = encodeURIComponent(JSON.stringify([rule]));
    const label = vscode.l10n.t('Show documentation for {0}', rule);
    text.appendMarkdown(`\n\n[${label}](command:${commandId('showRule')}?${argument})`);
  }
  return text;
}

/** Of several at one place, one list. */
export function reasonsOf(findings: readonly Finding[]): vscode.MarkdownString {
  const reasons = new Set(findings.flatMap(({ explanation }) => explanation.because));
  const list = [...reasons].map((because) => `- ${escapeMarkdown(because)}`).join('\n');
  return new vscode.MarkdownString(`${vscode.l10n.t('Why it is reported:')}\n\n${list}`, true);
}

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
        return here.length === 0 ? undefined : new vscode.Hover(here.map(withLink));
      },
    },
  );
}

/** The one command that the text may run is ours, and takes a name from our own list. */
function withLink(finding: Finding): vscode.MarkdownString {
  const text = reasonsOf(finding);
  text.isTrusted = { enabledCommands: [commandId('showRule')] };
  const rule = encodeURIComponent(JSON.stringify([finding.rule]));
  const label = vscode.l10n.t('Show documentation for {0}', finding.rule);
  return text.appendMarkdown(`\n[${label}](command:${commandId('showRule')}?${rule})`);
}

export function reasonsOf({ explanation }: Finding): vscode.MarkdownString {
  const text = new vscode.MarkdownString('Why it is reported:\n\n', true);
  // appendText would glue the words together, and lines would break inside of them.
  for (const because of explanation.because) text.appendMarkdown(`- ${escapeMarkdown(because)}\n`);
  return text;
}

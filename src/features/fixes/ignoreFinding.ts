import * as vscode from 'vscode';
import type { TextEdit } from '#core/fixes/edit.ts';
import { ignoreWithReason } from '#core/fixes/ignoreWithReason.ts';
import { groupBy } from '#core/groupBy.ts';
import type { FoundAt } from '#platform/vscode/scan/foundAt.ts';
import { allFoundAt } from '#platform/vscode/scan/foundAt.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';
import { homeOfFinding } from './foundKey.ts';
import { apply } from './rewrite.ts';

/** A comment above each line, with the reason that the scanner insists on. */
export async function ignoreFinding({ findings, ui }: Services, argument: unknown): Promise<void> {
  const asked = allFoundAt(findings, argument);
  if (asked.length === 0) return;
  for (const each of asked) await homeOfFinding(each);
  const reason = await askReason(asked.length);
  if (reason === undefined) return;
  const byDocument = groupBy(asked, ({ uri, finding }) => locationOf(uri, finding).uri.toString());
  let silent = 0;
  for (const [document, here] of byDocument) silent += await ignoreIn(document, here, reason, asked.length === 1);
  if (silent > 0) await ui.show({ severity: 'info', text: noComments(silent, asked.length) });
}

const askReason = (count: number): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title: count === 1 ? vscode.l10n.t('Ignore Finding') : vscode.l10n.t('Ignore {0} Findings', count),
    prompt: vscode.l10n.t('Why is this fine? The reason is written beside it, for whoever reads the file next.'),
    placeHolder: vscode.l10n.t('Reason'),
    validateInput: (typed) =>
      typed.trim().length < 3 ? vscode.l10n.t('A finding is ignored only with a reason.') : undefined,
  });

/** All of one document at once, as a comment moves what stands below it. Gives how many could not be ignored. */
async function ignoreIn(uri: string, here: readonly FoundAt[], reason: string, alone: boolean): Promise<number> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  const edits = here.flatMap((found) => commentFor(document, found, reason) ?? []);
  if (edits.length > 0 && alone) await vscode.window.showTextDocument(document);
  if (edits.length > 0) await apply(document, edits);
  return here.length - edits.length;
}

function commentFor(document: vscode.TextDocument, { uri, finding }: FoundAt, reason: string): TextEdit | undefined {
  if (finding.cell?.part === 'output') return undefined;
  return ignoreWithReason({
    text: document.getText(),
    start: document.offsetAt(locationOf(uri, finding).range.start),
    languageId: document.languageId,
    rule: finding.rule,
    reason,
  });
}

const noComments = (silent: number, asked: number): string =>
  asked === 1
    ? vscode.l10n.t(
        'A file of this kind has no comments. Accept the finding in the baseline: mistral-guard scan --write-baseline.',
      )
    : vscode.l10n.t(
        '{0} of {1} findings stand where no comment can. Accept them in the baseline: mistral-guard scan --write-baseline.',
        silent,
        asked,
      );

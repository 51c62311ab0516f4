import * as vscode from 'vscode';
import type { Finding } from '#core/scan/finding.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { commandId } from '#platform/vscode/manifest/commands.ts';
import { foundAt } from '#platform/vscode/scan/foundAt.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Attachment } from './attachments.ts';
import { excerpt } from './attachments.ts';

const { t } = vscode.l10n;

const linesAround = 12;

export interface Proposal {
  readonly text: string;
  readonly attachment: Attachment;
}

/** A finding as a question, with the code around it. */
export async function questionAbout({ findings }: Services, argument: unknown): Promise<Proposal | undefined> {
  const found = foundAt(findings, argument);
  if (found === undefined) return undefined;
  const { uri, range } = locationOf(found.uri, found.finding);
  const document = await vscode.workspace.openTextDocument(uri);
  const around = document.validateRange(
    new vscode.Range(Math.max(0, range.start.line - linesAround), 0, range.end.line + linesAround, 10_000),
  );
  const { message, rule } = found.finding;
  const text = t(
    'Mistral Guard reports “{0}” ({1}) on line {2}. Why is that a risk here, and how do I fix it?',
    message,
    rule,
    String(range.start.line + 1),
  );
  return { text, attachment: excerpt(uri, around, document.getText(around)) };
}

/** In the light bulb of every finding. */
export const askFromLightBulb = ({ findings }: Services): Disposable =>
  vscode.languages.registerCodeActionsProvider(
    { scheme: '*' },
    {
      provideCodeActions: ({ uri }, _range, { diagnostics }) =>
        diagnostics
          .filter(({ source }) => source === 'mistral-guard')
          .flatMap((diagnostic) => {
            const finding = findings.in(uri.toString()).find((each) => matches(each, diagnostic));
            return finding === undefined ? [] : [actionFor(uri.toString(), finding, diagnostic)];
          }),
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );

const matches = ({ rule, range }: Finding, { code, range: shown }: vscode.Diagnostic): boolean =>
  code === rule && range.start.line === shown.start.line && range.start.character === shown.start.character;

function actionFor(uri: string, finding: Finding, diagnostic: vscode.Diagnostic): vscode.CodeAction {
  const title = t('Ask about this finding');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: commandId('askAboutFinding'), title, arguments: [{ uri, finding }] };
  action.diagnostics = [diagnostic];
  return action;
}

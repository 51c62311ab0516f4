import * as vscode from 'vscode';
import { groupBy } from '#core/groupBy.ts';
import type { Finding } from '#core/scan/finding.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { codeOf, diagnosticSource } from '#platform/vscode/scan/diagnosticCode.ts';
import type { FindingStore } from '#platform/vscode/scan/findingStore.ts';
import { locationOf } from '#platform/vscode/scan/location.ts';
import type { Services } from '#platform/vscode/services.ts';

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
} as const satisfies Record<Finding['severity'], vscode.DiagnosticSeverity>;

/** The Problems view and the squiggles show what the store holds, and nothing else. */
export function diagnostics({ findings }: Services): Disposable {
  const collection = vscode.languages.createDiagnosticCollection('mistral-guard');
  /** Under which documents the findings of a file were shown: the cells of a notebook are documents of their own. */
  const shownUnder = new Map<string, readonly vscode.Uri[]>();

  function show(uri: string): void {
    const byDocument = groupBy(findings.in(uri), (finding) => locationOf(uri, finding).uri.toString());
    for (const gone of shownUnder.get(uri) ?? []) if (!byDocument.has(gone.toString())) collection.delete(gone);
    const shown = [...byDocument.keys()].map((each) => vscode.Uri.parse(each, true));
    if (shown.length === 0) shownUnder.delete(uri);
    else shownUnder.set(uri, shown);
    for (const document of shown)
      collection.set(
        document,
        (byDocument.get(document.toString()) ?? []).map((finding) => diagnosticOf(uri, finding, findings)),
      );
  }

  /** A key that appears in one file is news for every other file that holds it. */
  function showWithRelated(changed: readonly string[]): void {
    const related = changed.flatMap((uri) =>
      findings.in(uri).flatMap(({ fingerprint }) => findings.withFingerprint(fingerprint).map((each) => each.uri)),
    );
    for (const uri of new Set([...changed, ...related])) show(uri);
  }

  const again = ({ uri }: vscode.NotebookDocument) => show(uri.toString());
  return together(
    collection,
    findings.onDidChange(showWithRelated),
    vscode.workspace.onDidOpenNotebookDocument(again),
    vscode.workspace.onDidCloseNotebookDocument(again),
  );
}

const fewElsewhere = 10;

function diagnosticOf(uri: string, finding: Finding, store: FindingStore): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    locationOf(uri, finding).range,
    messageOf(finding),
    severities[finding.severity],
  );
  diagnostic.source = diagnosticSource;
  diagnostic.code = codeOf(finding.rule);
  diagnostic.relatedInformation = elsewhere(uri, finding, store).slice(0, fewElsewhere);
  return diagnostic;
}

const messageOf = ({ message, cell }: Finding): string =>
  cell?.part === 'output' ? vscode.l10n.t('{0}, printed by this cell', message) : message;

function elsewhere(uri: string, finding: Finding, store: FindingStore): vscode.DiagnosticRelatedInformation[] {
  return store.withFingerprint(finding.fingerprint).flatMap((file) =>
    file.findings
      .filter((other) => other.rule === finding.rule)
      .filter((other) => file.uri !== uri || other.span.start !== finding.span.start)
      .map(
        (other) => new vscode.DiagnosticRelatedInformation(locationOf(file.uri, other), vscode.l10n.t('The same here')),
      ),
  );
}

import * as vscode from 'vscode';
import type { Finding } from '#core/scan/finding.ts';
import { ruleOf } from '#platform/vscode/scan/diagnosticCode.ts';

/** The problems that an action answers to. */
export const diagnosticsOf = (
  document: vscode.TextDocument,
  { rule }: Finding,
  range: vscode.Range,
): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter((each) => ruleOf(each) === rule && each.range.isEqual(range));

import * as vscode from 'vscode';
import { pageName } from '#core/rules/docs.ts';
import type { RuleId } from '#core/scan/rule.ts';
import { pageScheme } from '../manifest/pageScheme.ts';

export const diagnosticSource = 'mistral-guard';

export const pageAddress = (file: string): vscode.Uri => vscode.Uri.from({ scheme: pageScheme, path: `/${file}` });

/** What a problem shows behind its words: the rule, and the way to its page. */
export const codeOf = (rule: RuleId): Exclude<vscode.Diagnostic['code'], undefined> => ({
  value: rule,
  target: pageAddress(pageName(rule)),
});

export function ruleOf({ source, code }: vscode.Diagnostic): string | undefined {
  if (source !== diagnosticSource) return undefined;
  return String(typeof code === 'object' ? code.value : code);
}

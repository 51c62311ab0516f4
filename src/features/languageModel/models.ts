import * as vscode from 'vscode';
import type { Policy } from '#core/guard/policy/policy.ts';

/**
 * What is offered without asking Mistral: VS Code lists models by itself, and a key is read only when a person acts. The
 * names follow the newest version.
 */
const offered = {
  'mistral-small-latest': 'Mistral Small',
  'mistral-medium-latest': 'Mistral Medium',
  'mistral-large-latest': 'Mistral Large',
  'codestral-latest': 'Codestral',
} as const satisfies Record<string, string>;

export const defaultModel = 'mistral-small-latest';

export const isOffered = (id: string): boolean => Object.hasOwn(offered, id);

/** No images: no stage could look at them. What tools bring is looked at like a file. */
export const modelsUnder = (
  policy: Policy,
  allowed: readonly string[] | undefined,
): vscode.LanguageModelChatInformation[] =>
  Object.entries(offered)
    .filter(([id]) => allowed?.includes(id) ?? true)
    .map(([id, name]) => ({
      id,
      name: vscode.l10n.t('{0} (guarded)', name),
      family: id.replace('-latest', ''),
      version: 'latest',
      tooltip: vscode.l10n.t('Keys and personal data are redacted before they leave, and the reply is checked.'),
      maxInputTokens: policy['input.maxContextTokens'],
      maxOutputTokens: policy['output.maxTokens'],
      capabilities: { imageInput: false, toolCalling: true },
    }));

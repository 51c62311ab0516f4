import * as vscode from 'vscode';
import type { Language } from '#core/say.ts';
import { english } from '#core/say.ts';

/** VS Code's display language where we have its texts, and English elsewhere: words and dates are never of two languages. */
export const displayLanguage = (): Language =>
  vscode.l10n.bundle === undefined ? english : { name: vscode.env.language, texts: vscode.l10n.bundle };

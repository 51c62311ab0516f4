import * as vscode from 'vscode';
import type { GuardEvent } from '#core/guard/event.ts';
import { estimateTokens } from '#core/guard/input/tokens.ts';
import type { ToolCall } from '#core/mistral/tool.ts';
import type { Services } from '#platform/vscode/services.ts';
import { abortedBy } from './abortedBy.ts';
import type { Ending } from './ask.ts';
import { ask } from './ask.ts';
import { askedOf } from './messages.ts';
import { modelsUnder } from './models.ts';
import { obstacleNow, showObstacle } from './obstacle.ts';
import { textIn } from './parts.ts';
import { endingText, whyText } from './words.ts';

/** Mistral's models for VS Code's chat and for other extensions, behind the same guard as our own chat. */
export function guardedModels(services: Services): vscode.LanguageModelChatProvider {
  const trustedTools = new Set<string>();
  return {
    async provideLanguageModelChatInformation({ silent }) {
      const clear = obstacleNow(services);
      if (clear.ok) return modelsUnder(services.guard.policy().policy, clear.value.profile.allowedModels);
      if (!silent) await showObstacle(services, clear.error);
      return [];
    },

    async provideLanguageModelChatResponse({ id }, messages, options, progress, token) {
      const asked = askedOf(id, messages, options);
      if (!asked.ok) throw vscode.LanguageModelError.Blocked(asked.error);
      const asker = {
        shown: (text: string) => progress.report(new vscode.LanguageModelTextPart(text)),
        called: ({ id, name, input }: ToolCall) =>
          progress.report(new vscode.LanguageModelToolCallPart(id, name, input)),
        accepts: (warning: Warning) => acceptsWarning(services, warning),
        trustedTools,
      };
      using signal = abortedBy(token);
      const ending = await ask(services, asked.value, asker, signal.signal);
      if (ending.kind === 'obstacle') void showObstacle(services, ending.obstacle);
      const error = errorFor(ending);
      if (error !== undefined) throw error;
    },

    async provideTokenCount(_model, text) {
      return estimateTokens(typeof text === 'string' ? text : textIn(text));
    },
  };
}

type Warning = Extract<GuardEvent, { kind: 'asking' }>;

export const acceptsWarning = ({ ui }: Services, { verdict }: Warning): Promise<boolean> =>
  ui.confirm({
    text: vscode.l10n.t('Not sent to Mistral yet. Please have a look.'),
    detail: whyText(verdict),
    yes: vscode.l10n.t('Send Anyway, Once'),
  });

/** Of VS Code's own kind: of any other error the caller is not told the words. A reply cut at its end is one all the same. */
function errorFor(ending: Ending): Error | undefined {
  const text = endingText(ending);
  if (text === undefined || ending.kind === 'answered') return undefined;
  if (ending.kind === 'obstacle') return vscode.LanguageModelError.NoPermissions(text);
  if (ending.kind !== 'failed') return vscode.LanguageModelError.Blocked(text);
  return ending.error.kind === 'not-found'
    ? vscode.LanguageModelError.NotFound(text)
    : new vscode.LanguageModelError(text);
}

import * as vscode from 'vscode';
import type { LogFacts, Logger } from '#core/ports.ts';
import { maskKeys } from '#core/report/maskKeys.ts';
import type { Disposable } from './lifetime.ts';

export interface Log extends Logger, Disposable {
  show(): void;
}

/** The one output channel. Its level is VS Code's own (Developer: Set Log Level…). */
export function openLog(): Log {
  const channel = vscode.window.createOutputChannel('Mistral Guard', { log: true });
  return {
    debug: (message, facts) => channel.debug(line(message, facts)),
    info: (message, facts) => channel.info(line(message, facts)),
    warn: (message, facts) => channel.warn(line(message, facts)),
    error: (message, facts) => channel.error(line(message, facts)),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}

function line(message: string, facts: LogFacts = {}): string {
  const pairs = Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
  return maskKeys([message, ...pairs].join(' '));
}

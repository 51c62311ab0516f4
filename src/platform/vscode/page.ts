import * as vscode from 'vscode';
import type { Disposable } from './lifetime.ts';
import { webviewOptions, webviewShell } from './webviewShell.ts';

export interface Page<Out> extends Disposable {
  post(message: Out): void;
  reveal(): void;
}

export interface PageOptions<In> {
  /** Names `dist/webview/<name>.js` and `.css`. */
  readonly name: string;
  readonly title: string;
  /** Where this extension's own files lie. */
  readonly home: vscode.Uri;
  parse(message: unknown): In | undefined;
  receive(message: In): void;
  closed(): void;
}

/** A document page of ours: its own script and style, no network, no inline code, no commands, and only known messages. */
export function openPage<In, Out>({ name, title, home, parse, receive, closed }: PageOptions<In>): Page<Out> {
  const panel = vscode.window.createWebviewPanel(
    `mistralGuard.${name}`,
    title,
    vscode.ViewColumn.Active,
    webviewOptions(home),
  );
  panel.iconPath = new vscode.ThemeIcon('shield');
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const known = parse(message);
    if (known !== undefined) receive(known);
  });
  panel.onDidDispose(closed);
  panel.webview.html = webviewShell(panel.webview, home, name, title);
  return {
    post: (message) => void panel.webview.postMessage(message),
    reveal: () => panel.reveal(),
    dispose: () => panel.dispose(),
  };
}

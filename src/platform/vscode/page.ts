import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Disposable } from './lifetime.ts';

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
  const root = vscode.Uri.joinPath(home, 'dist', 'webview');
  const panel = vscode.window.createWebviewPanel(`mistralGuard.${name}`, title, vscode.ViewColumn.Active, {
    enableScripts: true,
    enableCommandUris: false,
    enableForms: false,
    localResourceRoots: [root],
  });
  panel.iconPath = new vscode.ThemeIcon('shield');
  panel.webview.onDidReceiveMessage((message: unknown) => {
    const known = parse(message);
    if (known !== undefined) receive(known);
  });
  panel.onDidDispose(closed);
  panel.webview.html = shell(panel.webview, vscode.Uri.joinPath(root, name), title);
  return {
    post: (message) => void panel.webview.postMessage(message),
    reveal: () => panel.reveal(),
    dispose: () => panel.dispose(),
  };
}

function shell(webview: vscode.Webview, file: vscode.Uri, title: string): string {
  const nonce = randomBytes(18).toString('base64');
  const source = (extension: string) => webview.asWebviewUri(file.with({ path: `${file.path}.${extension}` }));
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-src 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${source('css')}" />
    <title>${title}</title>
  </head>
  <body>
    <main aria-busy="true"></main>
    <script nonce="${nonce}" src="${source('js')}"></script>
  </body>
</html>`;
}

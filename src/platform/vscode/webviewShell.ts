import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { displayLanguage } from './language.ts';

/** Where the scripts, styles and fonts of our webviews lie, and nothing else. */
export const webviewRoot = (home: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(home, 'dist', 'webview');

export const webviewOptions = (home: vscode.Uri): vscode.WebviewOptions & { enableCommandUris: false } => ({
  enableScripts: true,
  enableCommandUris: false,
  enableForms: false,
  localResourceRoots: [webviewRoot(home)],
});

/** The document around `dist/webview/<name>.js` and `.css`: no network, no inline code, nothing from elsewhere. */
export function webviewShell(webview: vscode.Webview, home: vscode.Uri, name: string, title: string): string {
  const nonce = randomBytes(18).toString('base64');
  const source = (extension: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewRoot(home), `${name}.${extension}`));
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
  const { name: language, texts } = displayLanguage();
  return `<!DOCTYPE html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="stylesheet" href="${source('css')}" />
    <title>${title}</title>
  </head>
  <body>
    <main aria-busy="true"></main>
    <script type="application/json" id="texts">${asData(texts)}</script>
    <script nonce="${nonce}" src="${source('js')}"></script>
  </body>
</html>`;
}

/** No text can end the element that it stands in. */
const asData = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

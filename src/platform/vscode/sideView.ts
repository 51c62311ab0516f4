import * as vscode from 'vscode';
import type { Disposable } from './lifetime.ts';
import { together } from './lifetime.ts';
import type { ViewName } from './manifest/views.ts';
import { viewId } from './manifest/views.ts';
import { webviewOptions, webviewShell } from './webviewShell.ts';

export interface SideView<Out> extends Disposable {
  /** Dropped while nobody has opened the view: it asks for everything when it comes up. */
  post(message: Out): void;
  reveal(): Promise<void>;
  readonly isVisible: boolean;
  describe(text: string): void;
}

export interface SideViewOptions<In> {
  /** Also names `dist/webview/<name>.js` and `.css`. */
  readonly name: ViewName;
  readonly title: string;
  readonly home: vscode.Uri;
  parse(message: unknown): In | undefined;
  receive(message: In): void;
}

/** A view of ours in a side bar, with a document of its own: only known messages pass, either way. */
export function openSideView<In, Out>({ name, title, home, parse, receive }: SideViewOptions<In>): SideView<Out> {
  let current: vscode.WebviewView | undefined;

  function resolveWebviewView(view: vscode.WebviewView): void {
    current = view;
    view.webview.options = webviewOptions(home);
    view.webview.onDidReceiveMessage((message: unknown) => {
      const known = parse(message);
      if (known !== undefined) receive(known);
    });
    view.onDidDispose(() => {
      if (current === view) current = undefined;
    });
    view.webview.html = webviewShell(view.webview, home, name, title);
  }

  return {
    ...together(vscode.window.registerWebviewViewProvider(viewId(name), { resolveWebviewView })),
    post: (message) => void current?.webview.postMessage(message),
    reveal: async () => void (await vscode.commands.executeCommand(`${viewId(name)}.focus`)),
    get isVisible() {
      return current?.visible ?? false;
    },
    describe(text) {
      if (current !== undefined) current.description = text;
    },
  };
}

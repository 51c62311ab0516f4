import * as vscode from 'vscode';

export interface Message {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  /** A second paragraph; only a modal dialog shows it. */
  readonly detail?: string;
  readonly modal?: boolean;
  readonly actions?: readonly Action[];
}

export interface Action {
  readonly label: string;
  readonly run: () => unknown;
}

export interface Ui {
  /** Shows the message, runs the action that was chosen, and tells whether one was. */
  show(message: Message): Promise<boolean>;
  /** Asks before something that cannot be undone. `instead` does no harm and comes first: Enter presses the first button. */
  confirm(question: { text: string; detail: string; yes: string; instead?: Action }): Promise<boolean>;
  explainTrust(reason: string): Promise<void>;
  openExternal(url: string): Promise<void>;
  /** A task whose progress can be cancelled; `place` is a notification, or a bar in one of our views. */
  progress<Value>(
    place: { title: string } | { view: string },
    task: (signal: AbortSignal, report: (text: string) => void) => Promise<Value>,
  ): Promise<Value>;
}

const show = {
  info: vscode.window.showInformationMessage,
  warning: vscode.window.showWarningMessage,
  error: vscode.window.showErrorMessage,
} as const;

export function createUi(): Ui {
  const ui: Ui = {
    async show({ severity, text, detail, modal = false, actions = [] }) {
      const options = detail === undefined ? { modal } : { modal, detail };
      const chosen = await show[severity](text, options, ...actions.map((action) => action.label));
      const action = actions.find(({ label }) => label === chosen);
      await action?.run();
      return action !== undefined;
    },
    async confirm({ text, detail, yes, instead }) {
      let sure = false;
      const agree = { label: yes, run: () => (sure = true) };
      const actions = instead === undefined ? [agree] : [instead, agree];
      await ui.show({ severity: 'warning', text, detail, modal: true, actions });
      return sure;
    },
    async explainTrust(reason) {
      const manage = () => vscode.commands.executeCommand('workbench.trust.manage');
      await ui.show({
        severity: 'warning',
        text: reason,
        actions: [{ label: vscode.l10n.t('Manage Workspace Trust'), run: manage }],
      });
    },
    async openExternal(url) {
      await vscode.env.openExternal(vscode.Uri.parse(url, true));
    },
    progress(place, task) {
      const options =
        'view' in place
          ? { location: { viewId: place.view } }
          : { location: vscode.ProgressLocation.Notification, title: place.title, cancellable: true };
      return Promise.resolve(
        vscode.window.withProgress(options, async (progress, token) => {
          const abort = new AbortController();
          const listening = token.onCancellationRequested(() => abort.abort());
          try {
            return await task(abort.signal, (message) => progress.report({ message }));
          } finally {
            listening.dispose();
          }
        }),
      );
    },
  };
  return ui;
}

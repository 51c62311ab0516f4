import * as vscode from 'vscode';
import type { TokenRecord } from '#core/proxy/door/token.ts';
import type { Entry } from '#core/proxy/entry.ts';
import { setContext } from '#platform/vscode/contextKeys.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { ProxyModel } from './proxyState.ts';
import { requestRow, tokenRow } from './rows.ts';

type Node =
  | { readonly group: 'tokens' | 'requests' }
  | { readonly tokenId: string; readonly token: TokenRecord }
  | { readonly entry: Entry };

const { l10n } = vscode;

/** A busy program must not keep the tree drawing. */
const drawEveryMs = 250;

/** Who may ask, and what was asked, as it happens. */
export function proxyView({ clock }: Services, model: ProxyModel): Disposable {
  const changes = new vscode.EventEmitter<void>();
  const view = vscode.window.createTreeView<Node>(viewId('proxy'), {
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getChildren: (parent) => childrenOf(parent, model),
      getTreeItem: (node) => rowOf(node, model, clock.now()),
    },
  });
  let drawing: NodeJS.Timeout | undefined;
  const show = () => {
    drawing = undefined;
    const { state } = model;
    setContext('proxy', state.is);
    if (state.is !== 'off') setContext('proxyShown', true);
    setContext('proxyTokenCount', model.tokens().length);
    view.description = state.is === 'on' ? new URL(state.proxy.url).host : state.is === 'off' ? l10n.t('off') : '';
    changes.fire();
  };
  const soon = () => {
    drawing ??= setTimeout(show, drawEveryMs);
  };
  show();
  const everyMinute = setInterval(soon, 60_000);
  return together(changes, view, model.onDidChange(soon), {
    dispose: () => {
      clearInterval(everyMinute);
      clearTimeout(drawing);
    },
  });
}

function childrenOf(parent: Node | undefined, model: ProxyModel): Node[] {
  if (parent === undefined)
    return model.state.is === 'off' && model.entries().length === 0 ? [] : [{ group: 'tokens' }, { group: 'requests' }];
  if (!('group' in parent)) return [];
  return parent.group === 'tokens'
    ? model.tokens().map((token) => ({ tokenId: token.id, token }))
    : model.entries().map((entry) => ({ entry }));
}

function rowOf(node: Node, model: ProxyModel, now: number): vscode.TreeItem {
  if ('entry' in node) return requestRow(node.entry);
  if ('token' in node) return tokenRow(node.token, now);
  const isTokens = node.group === 'tokens';
  const count = isTokens ? model.tokens().length : model.entries().length;
  const item = new vscode.TreeItem(isTokens ? l10n.t('Tokens') : l10n.t('Requests'));
  // Under one id VS Code keeps a row folded that had nothing to unfold when it came.
  item.id = count === 0 ? `${node.group}, none` : node.group;
  item.collapsibleState = count === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Expanded;
  item.description =
    count === 0 ? (isTokens ? l10n.t('none: programs are turned away') : l10n.t('none yet')) : String(count);
  item.contextValue = node.group;
  return item;
}

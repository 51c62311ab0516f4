import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';
import { heldPolicy } from './heldPolicy.ts';
import { copySettings, proxyTerminals } from './programs.ts';
import type { ProxyModel } from './proxyState.ts';
import { proxyModel } from './proxyState.ts';
import { proxyView } from './proxyView.ts';
import { afterReload, start, stop } from './running.ts';
import { newToken, revokeToken } from './tokens.ts';

/** The guard for the person's own programs: on when they say so, and again after a reload. */
export function proxy(services: Services): Disposable {
  const { commands, memory, settings } = services;
  const policy = heldPolicy(services.guard);
  const model = proxyModel(memory, policy.current, services.clock.now);

  /** The server may be another one now; programs keep their port and their token. */
  async function restart(): Promise<void> {
    if (model.state.is !== 'on') return;
    await stop(services, model, false);
    await start(services, model);
  }

  if (memory.proxyWanted() && vscode.workspace.isTrusted) void start(services, model, afterReload);
  return together(
    policy,
    proxyView(services, model),
    statusEntry(model),
    settings.onDidChange('api.server', restart),
    settings.onDidChange('proxy.port', restart),
    settings.onDidChange('proxy.alsoPaths', restart),
    commands.register('startProxy', async () => {
      await start(services, model);
      await vscode.commands.executeCommand(`${viewId('proxy')}.focus`);
    }),
    commands.register('stopProxy', () => stop(services, model)),
    commands.register('newProxyToken', () => newToken(services, model)),
    commands.register('revokeProxyToken', (argument) => revokeToken(services, model, argument)),
    commands.register('copyProxySettings', () => copySettings(services, model)),
    commands.register('proxyTerminal', proxyTerminals(services, model)),
    { dispose: () => stop(services, model, false) },
  );
}

/** There while it runs: a door that stands open is worth a place. */
function statusEntry(model: ProxyModel): Disposable {
  const item = vscode.window.createStatusBarItem('mistralGuard.proxy', vscode.StatusBarAlignment.Left, 9);
  item.name = vscode.l10n.t('Mistral guard proxy');
  item.command = `${viewId('proxy')}.focus`;
  const show = () => {
    if (model.state.is !== 'on') return item.hide();
    const { host, port } = new URL(model.state.proxy.url);
    item.text = vscode.l10n.t('$(broadcast) Proxy {0}', port);
    item.accessibilityInformation = { label: vscode.l10n.t('Mistral guard proxy: on, {0}', host), role: 'button' };
    item.tooltip = vscode.l10n.t(
      'The guard proxy answers on {0}. Programs reach Mistral through it with a token, and never hold the key.',
      host,
    );
    item.show();
  };
  show();
  return together(item, model.onDidChange(show));
}

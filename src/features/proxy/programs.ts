import * as vscode from 'vscode';
import { environmentFor, programSettings } from '#core/proxy/programSettings.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { ProxyModel } from './proxyState.ts';
import { start } from './running.ts';
import { issue } from './tokens.ts';

const { l10n } = vscode;
const workday = 12 * 3_600_000;

/** Lines to paste, without a token in them: they read it from the environment. */
export async function copySettings(services: Services, model: ProxyModel): Promise<void> {
  const url = await runningUrl(services, model);
  if (url === undefined) return;
  const items = programSettings.map((each) => ({ label: each.label, description: each.language, text: each.text }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Copy Settings for…'),
    placeHolder: l10n.t('Lines that point a program at {0}', url),
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  await vscode.env.clipboard.writeText(chosen.text(url));
  await services.ui.show({
    severity: 'info',
    text: l10n.t('Copied. The program reads its token from MISTRAL_API_KEY.'),
    actions: [
      { label: l10n.t('New Terminal'), run: () => services.commands.run('proxyTerminal') },
      { label: l10n.t('New Token…'), run: () => services.commands.run('newProxyToken') },
    ],
  });
}

/** Other extensions can read a terminal's environment: so it is the person who gives a token to one, once for this window. */
export function proxyTerminals(services: Services, model: ProxyModel): () => Promise<void> {
  let agreed = false;
  return async () => {
    const url = await runningUrl(services, model);
    if (url === undefined) return;
    agreed ||= await services.ui.confirm({
      text: l10n.t('Open a terminal that asks Mistral through the proxy?'),
      detail: l10n.t(
        'Programs in it get a token that ends in 12 hours, and no key. Your other extensions can read it too.',
      ),
      yes: l10n.t('Open Terminal'),
    });
    if (!agreed) return;
    const token = await issue(services, model, 'terminal', { expires: services.clock.now() + workday });
    const iconPath = new vscode.ThemeIcon('broadcast');
    vscode.window
      .createTerminal({ name: 'Mistral: proxy', iconPath, env: environmentFor(url, token), isTransient: true })
      .show();
  };
}

async function runningUrl(services: Services, model: ProxyModel): Promise<string | undefined> {
  await start(services, model);
  return model.state.is === 'on' ? model.state.proxy.url : undefined;
}

import * as vscode from 'vscode';
import type { KeyView } from '#core/vault/state.ts';
import { worstOf } from '#core/vault/state.ts';
import { explainState, statusText } from '#core/vault/words.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import { viewId } from '#platform/vscode/manifest/views.ts';
import type { Services } from '#platform/vscode/services.ts';
import { tooltip } from './tooltip.ts';

const looks = {
  well: { icon: 'key' },
  warning: { icon: 'key', background: 'statusBarItem.warningBackground' },
  error: { icon: 'error', background: 'statusBarItem.errorBackground' },
  locked: { icon: 'lock' },
} as const satisfies Record<ReturnType<typeof statusText>['health'], { icon: string; background?: string }>;

/** One item, left: the health of the key that is used here, and of the worst other one in the tooltip. */
export function statusBar(services: Services): Disposable {
  const { vault, settings, clock, memory } = services;
  const item = vscode.window.createStatusBarItem('mistralGuard.health', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Mistral key health';
  item.command = `${viewId('keys')}.focus`;

  function show(): void {
    const views = vault.list(settings.get('health.expiryWarningDays'));
    const main = views.find(isServing(services)) ?? worstOf(views);
    if (main === undefined) {
      item.hide();
      return;
    }
    const { text, health } = statusText(main, clock.now());
    const look: { icon: string; background?: string } = looks[health];
    item.text = `$(${look.icon}) ${text}`;
    item.backgroundColor = look.background === undefined ? undefined : new vscode.ThemeColor(look.background);
    item.tooltip = tooltip({
      main,
      others: views.filter((view) => view !== main),
      profile: vault.profile(memory.profile()).label,
      now: clock.now(),
    });
    item.accessibilityInformation = { label: `Mistral Guard: ${explainState(main, clock.now()).text}`, role: 'button' };
    if (isWanted(settings.get('statusBar.visible'), health)) item.show();
    else item.hide();
  }

  show();
  const everyMinute = setInterval(show, 60_000);
  return together(
    item,
    vault.onDidChange(show),
    settings.onDidChange('statusBar.visible', show),
    settings.onDidChange('health.expiryWarningDays', show),
    { dispose: () => clearInterval(everyMinute) },
  );
}

const isServing =
  ({ vault, memory }: Services) =>
  ({ record, isDefault }: KeyView): boolean =>
    isDefault && record.profile === vault.profile(memory.profile()).id;

function isWanted(visible: 'always' | 'problems' | 'never', health: string): boolean {
  return visible === 'always' || (visible === 'problems' && health !== 'well');
}

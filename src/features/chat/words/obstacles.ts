import * as vscode from 'vscode';
import type { Notice } from '#core/chat/parts.ts';
import type { KeyView } from '#core/vault/state.ts';
import { worstOf } from '#core/vault/state.ts';
import { explainState } from '#core/vault/words.ts';
import { offers, offersFor } from './offers.ts';

const { t } = vscode.l10n;

/** What stands between a person and any message at all. */
export type Obstacle =
  | { is: 'untrusted' }
  | { is: 'locked' }
  | { is: 'no key' }
  | { is: 'codestral only'; label: string }
  | { is: 'none usable'; views: readonly KeyView[] }
  | { is: 'unreadable'; view: KeyView }
  | { is: 'model not allowed'; model: string; profile: string };

export function obstacleNotice(obstacle: Obstacle, now: number): Notice {
  switch (obstacle.is) {
    case 'untrusted':
      return {
        tone: 'warning',
        icon: 'workspace-untrusted',
        title: t('This window is in Restricted Mode.'),
        reasons: [t('Nothing is sent from a folder nobody trusts yet, and no key is read.')],
        offers: offers('trust'),
      };
    case 'locked':
      return {
        tone: 'plain',
        icon: 'lock',
        title: t('Your keys are locked.'),
        reasons: [t('The chat needs one to talk to Mistral.')],
        offers: offers('unlock'),
      };
    case 'no key':
      return {
        tone: 'plain',
        icon: 'key',
        title: t('Add a key to begin.'),
        reasons: [t('It is checked with Mistral, then kept in VS Code’s secret storage and in none of your files.')],
        offers: offers('addKey', 'importKeys', 'openConsole'),
      };
    case 'codestral only':
      return {
        tone: 'warning',
        icon: 'key',
        title: t('Key {0} is a Codestral key. The chat needs a Studio key.', obstacle.label),
        reasons: [
          t(
            'Codestral keys work only for completion, on a server of their own. A Studio key is made on the same page.',
          ),
        ],
        offers: offers('addKey', 'openConsole'),
      };
    case 'none usable':
      return keyNotice(worstOf(obstacle.views), now);
    case 'unreadable':
      return keyNotice(obstacle.view, now);
    case 'model not allowed':
      return {
        tone: 'warning',
        icon: 'sparkle',
        title: t('Profile {0} does not allow {1}.', obstacle.profile, obstacle.model),
        reasons: [t('Its list of models leaves this one out.')],
        offers: offers('pickModel'),
      };
  }
}

/** The vault's own words for the key, with the steps it knows. */
function keyNotice(view: KeyView | undefined, now: number): Notice {
  const { text, actions } =
    view === undefined ? { text: t('No key can be used.'), actions: [] } : explainState(view, now);
  const [title = text, ...rest] = text.split(/(?<=\.)\s/);
  const until = view?.state.is === 'limited' ? { until: view.state.until } : {};
  return { tone: 'error', icon: 'key', title, reasons: rest, offers: offersFor(actions), ...until };
}

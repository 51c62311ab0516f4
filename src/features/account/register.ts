import * as vscode from 'vscode';
import { isUsable } from '#core/vault/state.ts';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';

/**
 * The one way for another extension to get a key: it asks VS Code for a session, VS Code asks the person, and lists who
 * was allowed under Accounts, where it can be taken back.
 */
export function account(services: Services): Disposable {
  const { vault, commands } = services;
  const changes = new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  let known = ids();

  function ids(): readonly string[] {
    return vault.list().map(({ record }) => record.id);
  }

  function sessionFor(id: string): Promise<vscode.AuthenticationSession | undefined> {
    return vault
      .withKey(id, async (key, { label }) => ({
        id,
        accessToken: key.revealFor('consented session'),
        account: { id, label },
        scopes: [],
      }))
      .then((session) => (session.ok ? session.value : undefined));
  }

  const provider: vscode.AuthenticationProvider = {
    onDidChangeSessions: changes.event,
    async getSessions(_scopes, { account }) {
      if (!vscode.workspace.isTrusted || vault.isClosed) return [];
      const usable = vault.list().filter(({ record, state }) => record.kind !== 'admin' && isUsable(state));
      const asked = usable.filter(({ record }) => account === undefined || record.id === account.id);
      const sessions = await Promise.all(asked.map(({ record }) => sessionFor(record.id)));
      return sessions.filter((session) => session !== undefined);
    },
    async createSession() {
      await commands.run('addKey');
      const added = ids().find((id) => !known.includes(id));
      const session = added === undefined ? undefined : await sessionFor(added);
      if (session === undefined) throw new Error('No key was added.');
      return session;
    },
    async removeSession(id) {
      await commands.run('deleteKey', { keyId: id });
    },
  };

  function tellChanges(): void {
    const now = ids();
    const gone = known.filter((id) => !now.includes(id));
    known = now;
    if (gone.length > 0) changes.fire({ added: [], removed: gone.map(bare), changed: [] });
  }

  return together(
    changes,
    vault.onDidChange(tellChanges),
    vscode.authentication.registerAuthenticationProvider('mistral', 'Mistral', provider, {
      supportsMultipleAccounts: true,
    }),
  );
}

/** That a session is gone is told without what it gave. */
const bare = (id: string): vscode.AuthenticationSession => ({
  id,
  accessToken: '',
  account: { id, label: '' },
  scopes: [],
});

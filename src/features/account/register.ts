import * as vscode from 'vscode';
import type { Disposable } from '#platform/vscode/lifetime.ts';
import { together } from '#platform/vscode/lifetime.ts';
import type { Services } from '#platform/vscode/services.ts';
import { chooseKey } from './chooseKey.ts';
import { lending } from './lending.ts';

/**
 * The one way for another extension to get a key: it asks VS Code for a session, VS Code asks the person, and lists who
 * was allowed under Accounts, where it can be taken back. VS Code also asks for sessions only to list them, with no scopes
 * named: such a session has an empty token, and no key is read for it.
 */
export function account(services: Services): Disposable {
  const { vault } = services;
  const changes = new vscode.EventEmitter<vscode.AuthenticationProviderAuthenticationSessionsChangeEvent>();
  const lent = lending(services);

  async function sessionWithKey(id: string, scopes: readonly string[]) {
    const session = await vault.withKey(id, async (key, { label }) => ({
      ...sessionOf(id, label, scopes),
      accessToken: key.revealFor('consented session'),
    }));
    return session.ok ? session.value : undefined;
  }

  const provider: vscode.AuthenticationProvider = {
    onDidChangeSessions: changes.event,
    async getSessions(scopes, { account }) {
      if (!vscode.workspace.isTrusted || vault.isClosed) return [];
      const asked = lent.records().filter(({ id }) => account === undefined || id === account.id);
      if (!scopes) return asked.map(({ id, label }) => sessionOf(id, label));
      const sessions = await Promise.all(asked.map(({ id }) => sessionWithKey(id, scopes)));
      return sessions.filter((session) => session !== undefined);
    },
    async createSession(scopes, { account }) {
      const id = await chooseKey(services, account?.id);
      const session = id === undefined ? undefined : await sessionWithKey(id, scopes);
      if (id === undefined || session === undefined) throw new vscode.CancellationError();
      await lent.lend(id);
      return session;
    },
    /** “Sign Out”: the key stays, and no extension gets it any more. */
    async removeSession(id) {
      await lent.takeBack(id);
      changes.fire({ added: [], removed: [sessionOf(id, '')], changed: [] });
    },
  };

  async function follow(): Promise<void> {
    const { added, removed } = await lent.follow();
    if (added.length + removed.length === 0) return;
    const bare = (id: string) => sessionOf(id, '');
    changes.fire({ added: added.map(bare), removed: removed.map(bare), changed: [] });
  }

  return together(
    changes,
    vault.onDidChange(() => void follow()),
    vscode.authentication.registerAuthenticationProvider('mistral', 'Mistral', provider, {
      supportsMultipleAccounts: true,
    }),
  );
}

/** Without what it gives. */
const sessionOf = (id: string, label: string, scopes: readonly string[] = []): vscode.AuthenticationSession => ({
  id,
  accessToken: '',
  account: { id, label },
  scopes,
});

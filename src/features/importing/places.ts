import * as vscode from 'vscode';
import type { Secret } from '#core/vault/secret.ts';
import { openKeychain } from '#platform/node/keychain.ts';
import { environmentText, toolFiles, vibeServices } from '#platform/node/otherTools.ts';
import { clear, lookUp } from '#platform/node/secretTool.ts';

/** Where a key lies, and whether we can take it away from there. */
export type Spot =
  | { readonly in: 'file'; readonly name: string; readonly uri: vscode.Uri; readonly tool?: string }
  | { readonly in: 'keychain'; readonly name: string; remove(): Promise<boolean> }
  | { readonly in: 'environment'; readonly name: string };

/** A text to look for keys in, or a key as it is. */
export type Lying =
  | { readonly spot: Spot; readonly suggestion: string; readonly text: string; readonly uri: vscode.Uri }
  | { readonly spot: Spot; readonly suggestion: string; readonly key: Secret };

const dotenvs = '**/{.env,.env.*,*.env,.envrc}';
const notOurs = '**/{node_modules,.git,.venv,venv}/**';
const mostFiles = 500;
const largest = 1_000_000;

/** Everywhere that keys of this person are known to lie. What cannot be read is not there. */
export async function lyingAround(signal: AbortSignal): Promise<readonly Lying[]> {
  const found = await Promise.all([environment(), workspaceFiles(signal), filesOfTools(), vibeKeychain()]);
  return found.flat();
}

async function environment(): Promise<readonly Lying[]> {
  const spot = { in: 'environment', name: vscode.l10n.t('the environment of VS Code') } as const;
  // The scanner takes the text for what its path says.
  return [{ spot, suggestion: 'environment', text: environmentText(), uri: vscode.Uri.file('/environment/.env') }];
}

async function workspaceFiles(signal: AbortSignal): Promise<readonly Lying[]> {
  const source = new vscode.CancellationTokenSource();
  signal.addEventListener('abort', () => source.cancel(), { once: true });
  const uris = await vscode.workspace.findFiles(dotenvs, notOurs, mostFiles, source.token);
  source.dispose();
  const read = uris.map((uri) =>
    file(uri, { in: 'file', name: vscode.workspace.asRelativePath(uri), uri }, folderOf(uri)),
  );
  return (await Promise.all(read)).flat();
}

const folderOf = (uri: vscode.Uri): string => vscode.workspace.getWorkspaceFolder(uri)?.name ?? 'imported';

async function filesOfTools(): Promise<readonly Lying[]> {
  const read = toolFiles().map(({ tool, path }) => {
    const uri = vscode.Uri.file(path);
    const name = vscode.l10n.t('{0}’s {1}', tool, uri.path.split('/').at(-1) ?? '');
    return file(uri, { in: 'file', name, uri, tool }, tool);
  });
  return (await Promise.all(read)).flat();
}

async function file(uri: vscode.Uri, spot: Spot, suggestion: string): Promise<readonly Lying[]> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > largest) return [];
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return [{ spot, suggestion, text, uri }];
  } catch {
    return [];
  }
}

async function vibeKeychain(): Promise<readonly Lying[]> {
  const look = process.platform === 'linux' ? inLinuxKeyring : inKeychain;
  return (await Promise.all(vibeServices.map(look))).flat();
}

const vibeEntry = (key: Secret, remove: () => Promise<boolean>): Lying => ({
  spot: { in: 'keychain', name: vscode.l10n.t('Vibe’s keychain entry'), remove },
  suggestion: 'vibe',
  key,
});

async function inKeychain(service: string): Promise<readonly Lying[]> {
  const keychain = openKeychain(service);
  const accounts = await keychain.labels();
  const found = (accounts.ok ? accounts.value : []).map(async (account): Promise<readonly Lying[]> => {
    const key = await keychain.get(account);
    if (!key.ok || key.value === undefined) return [];
    return [vibeEntry(key.value, async () => (await keychain.remove(account)).ok)];
  });
  return (await Promise.all(found)).flat();
}

const vibeAccount = 'MISTRAL_API_KEY';

async function inLinuxKeyring(service: string): Promise<readonly Lying[]> {
  const key = await lookUp(service, vibeAccount);
  return key === undefined ? [] : [vibeEntry(key, () => clear(service, vibeAccount))];
}

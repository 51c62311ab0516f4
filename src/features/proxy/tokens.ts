import * as vscode from 'vscode';
import type { PolicyName } from '#core/guard/policy/policy.ts';
import type { TokenRecord } from '#core/proxy/door/token.ts';
import { issueToken } from '#core/proxy/door/token.ts';
import { longSpan } from '#core/vault/relativeTime.ts';
import { sha256 } from '#platform/node/hash.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { ProxyModel } from './proxyState.ts';

const hour = 3_600_000;
const { l10n } = vscode;

interface Life extends vscode.QuickPickItem {
  readonly hours: number;
}

const lives = (): readonly Life[] => [
  { label: l10n.t('Today'), description: l10n.t('12 hours'), hours: 12 },
  { label: l10n.t('An hour'), hours: 1 },
  { label: l10n.t('A week'), hours: 168 },
];

interface Strictness extends vscode.QuickPickItem {
  readonly policy?: PolicyName;
}

const policies = (): readonly Strictness[] => [
  { label: l10n.t('As in your settings'), description: l10n.t('the policy that holds for this window') },
  {
    label: l10n.t('Strict'),
    description: l10n.t('never looser than strict, whatever your settings say'),
    policy: 'strict',
  },
];

/** The raw token goes to the clipboard of whoever made it, once: it is kept only as a hash. */
export async function newToken(services: Services, model: ProxyModel): Promise<void> {
  const title = l10n.t('New Proxy Token');
  const label = await vscode.window.showInputBox({
    title,
    prompt: l10n.t('What is it for? You will see it under this name.'),
    value: l10n.t('my program'),
  });
  if (label === undefined) return;
  const life = await vscode.window.showQuickPick(lives(), { title, placeHolder: l10n.t('How long should it last?') });
  if (life === undefined) return;
  const strictness = await vscode.window.showQuickPick(policies(), { title, placeHolder: l10n.t('How strict?') });
  if (strictness === undefined) return;
  const { policy } = strictness;
  const scope = { expires: services.clock.now() + life.hours * hour, ...(policy === undefined ? {} : { policy }) };
  const sure = await services.ui.confirm({
    text: l10n.t('Copy a new token for {0} to the clipboard?', label),
    detail: l10n.t(
      'It is shown nowhere and kept only as a hash, so this is the one time you get it. It works on this machine, until it ends or is revoked.',
    ),
    yes: l10n.t('Copy Token'),
  });
  if (sure) await vscode.env.clipboard.writeText(await issue(services, model, label, scope));
}

/** Never handed to a command's caller: only to the clipboard, or to a terminal the person asked for. */
export async function issue(
  services: Services,
  model: ProxyModel,
  label: string,
  scope: TokenRecord['scope'],
): Promise<string> {
  const { clock, random, memory } = services;
  const { raw, record } = issueToken(label.slice(0, 60), scope, { clock, random, sha256 });
  await model.keep([...memory.proxyTokens(), record]);
  return raw;
}

export async function revokeToken({ memory, clock }: Services, model: ProxyModel, argument: unknown): Promise<void> {
  const found = model.tokens().find(({ id }) => id === idOf(argument)) ?? (await pick(model, clock.now()));
  if (found === undefined) return;
  const ended = { ...found, revokedAt: clock.now() };
  await model.keep(memory.proxyTokens().map((each) => (each.id === found.id ? ended : each)));
}

async function pick(model: ProxyModel, now: number): Promise<TokenRecord | undefined> {
  const items = model.tokens().map((record) => ({ label: record.label, description: timeLeft(record, now), record }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Revoke which token?'),
    placeHolder: l10n.t('Programs that use it are turned away from now on'),
  });
  return chosen?.record;
}

/** To the nearest hour where there are several: a token for twelve hours says so when it was made a second ago. */
export function timeLeft({ scope }: TokenRecord, now: number): string {
  const left = Math.max(0, scope.expires - now);
  return l10n.t('ends in {0}', longSpan(left > 2 * hour ? left + hour / 2 : left));
}

/** Any extension can call a command with anything. */
function idOf(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('tokenId' in argument)) return undefined;
  return typeof argument.tokenId === 'string' ? argument.tokenId : undefined;
}

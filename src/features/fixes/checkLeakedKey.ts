import type { Examination } from '#core/vault/health.ts';
import { examine } from '#core/vault/health.ts';
import { serverOf } from '#platform/vscode/server.ts';
import type { Services } from '#platform/vscode/services.ts';
import type { Message } from '#platform/vscode/ui.ts';
import { foundKey } from './foundKey.ts';

/** One question to Mistral, after the person has read what is sent where. */
export async function checkLeakedKey(services: Services, argument: unknown): Promise<void> {
  const found = await foundKey(services, argument);
  if (found?.own !== undefined) return services.commands.run('checkKey', { keyId: found.own.id });
  const server = await serverOf(services);
  if (found === undefined || server === undefined) return;
  const { key } = found;
  const host = new URL(server).host;
  const agreed = await services.ui.confirm({
    text: `Ask ${host} whether key …${key.lastFour} is live?`,
    detail: `The key is sent to ${host} with a request for the list of models, and to Mistral’s other doors (Codestral, Admin) only if it is refused there. Nothing else of your file is sent, and nothing is stored.`,
    yes: 'Ask',
  });
  if (!agreed) return;
  const answer = await services.ui.progress({ title: `Asking ${host}` }, (signal) =>
    examine(services.mistral, key, { kind: 'unknown', host: server }, signal),
  );
  if (answer.is === 'cancelled') return;
  const { severity, says } = words[answer.is];
  await services.ui.show({
    severity,
    text: `Key …${key.lastFour} ${says}`,
    actions:
      answer.is === 'refused' ? [] : [{ label: 'Open Console', run: () => services.commands.run('openConsole') }],
  });
}

const words = {
  answered: {
    severity: 'warning',
    says: 'is live: whoever reads this file can use it. Move it to the vault, then rotate it.',
  },
  refused: {
    severity: 'info',
    says: 'is dead: Mistral answers 401 on every host it could belong to. It can be taken out of the file.',
  },
  forbidden: { severity: 'warning', says: 'is known to Mistral, but may not be used (403). Delete it in the console.' },
  hindered: {
    severity: 'warning',
    says: 'could not be asked about: Mistral gave no answer that tells. Try again later.',
  },
} as const satisfies Record<Exclude<Examination['is'], 'cancelled'>, { severity: Message['severity']; says: string }>;

import type { ServerRefusal } from '#core/mistral/allowedServer.ts';
import { judgeServer } from '#core/mistral/allowedServer.ts';
import type { Services } from '#platform/vscode/services.ts';

/** The server a key may be sent to, or nothing, and then the person has been told why. */
export async function serverOf({ settings, ui, commands }: Services): Promise<string | undefined> {
  const judged = judgeServer(settings.get('api.server'));
  if (judged.verdict === 'allowed') return judged.url;
  await ui.show({
    severity: 'error',
    text: `No key was sent: the server in your settings ${because[judged.reason]}.`,
    actions: [{ label: 'Open Settings', run: () => commands.run('openSettings') }],
  });
  return undefined;
}

const because = {
  'not a URL': 'is not a web address',
  'not encrypted': 'is not encrypted (https)',
  'carries credentials': 'has a name or password in it',
  'carries a query or fragment': 'has a query or a fragment in it',
  'unknown host': 'is neither Mistral’s nor on this machine',
  'unusual port': 'has an unusual port',
} as const satisfies Record<ServerRefusal, string>;

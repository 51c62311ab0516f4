import type { Services } from '#platform/vscode/services.ts';

/** The host in the settings when it is none of Mistral's: a proxy or a stand-in on this machine. */
export function otherServer(settings: Services['settings']): string | undefined {
  const server = settings.get('api.server');
  const host = URL.canParse(server) ? new URL(server).host : server;
  return host.endsWith('.mistral.ai') ? undefined : host;
}

import { fail, ok } from '#core/result.ts';
import { keyInText } from '#core/vault/keyInText.ts';
import type { GoogleSecretManager } from '#core/vault/source/cloudManagers.ts';
import type { Manager } from './manager.ts';
import { runTool } from './runTool.ts';
import type { Surroundings } from './surroundings.ts';
import type { Tool } from './tool.ts';

const gcloud: Tool = {
  name: 'gcloud',
  timeoutMs: 30_000,
  environment: {
    CLOUDSDK_CORE_DISABLE_PROMPTS: '1',
    // Its log files would tell where keys are, and with log_http the keys themselves.
    CLOUDSDK_CORE_DISABLE_FILE_LOGGING: '1',
    CLOUDSDK_CORE_LOG_HTTP: '0',
    CLOUDSDK_CORE_VERBOSITY: 'error',
  },
  complaints: [
    [/PERMISSION_DENIED/, { kind: 'denied' }],
    [/NOT_FOUND|is in (?:DISABLED|DESTROYED) state/, { kind: 'not-found' }],
    [/RESOURCE_EXHAUSTED|UNAVAILABLE/, { kind: 'unreachable', why: 'busy' }],
    [/UNAUTHENTICATED|gcloud auth login|active account|Reauthentication/i, { kind: 'not-signed-in' }],
    [/unable to find the server|Failed to establish|connection/i, { kind: 'unreachable', why: 'network' }],
  ],
};

export const googleSecretManager = (surroundings: Surroundings): Manager<GoogleSecretManager> => ({
  async read({ project, secret, version }, signal) {
    const args = ['secrets', 'versions', 'access', version, `--secret=${secret}`, `--project=${project}`, '--quiet'];
    const printed = await runTool(gcloud, { args, ...(signal && { signal }) }, surroundings);
    return printed.ok ? keyInText(printed.value) : printed;
  },

  async write({ project, secret, version }, key, signal) {
    if (version !== 'latest') return fail({ kind: 'not-writable', why: 'pinned version' });
    const args = ['secrets', 'versions', 'add', secret, '--data-file=-', `--project=${project}`, '--quiet'];
    const input = key.revealFor('secret manager');
    const printed = await runTool(gcloud, { args, input, ...(signal && { signal }) }, surroundings);
    return printed.ok ? ok(undefined) : printed;
  },
});

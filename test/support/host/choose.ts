import { join } from 'node:path';

export type Host = 'desktop' | 'server';

/** The desktop is what people use; without a screen, on Linux, only the server can run. */
export function chosenHost(env: NodeJS.ProcessEnv = process.env, platform = process.platform): Host {
  const asked = env.MISTRAL_GUARD_TEST_HOST;
  if (asked === 'desktop' || asked === 'server') return asked;
  if (asked) throw new Error(`MISTRAL_GUARD_TEST_HOST is "${asked}": it may be desktop or server.`);
  const hasScreen = Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  return platform === 'linux' && !hasScreen ? 'server' : 'desktop';
}

/** Undefined lets @vscode/test-electron download the desktop build. */
export function hostExecutable(host: Host): string | undefined {
  return host === 'server' ? join(import.meta.dirname, 'serverHost.ts') : process.env.VSCODE_TEST_EXECUTABLE;
}

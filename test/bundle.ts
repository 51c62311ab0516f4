import { globSync, rmSync } from 'node:fs';
import { build } from 'esbuild';
import { inProject } from '#test/support/project.ts';

/** The tiers that run inside an extension host, which loads CommonJS from dist/test/<tier>/index.js. */
export type HostedTier = 'host' | 'restricted';

export const bundleFolder = (tier: HostedTier): string => inProject('dist/test', tier);

/** Those tests whose names hold one of the words; all of them when there are none. */
export async function bundle(tier: HostedTier, only: readonly string[]): Promise<void> {
  const all = globSync('**/*.test.ts', { cwd: inProject('test', tier) });
  const tests = all.filter((test) => only.length === 0 || only.some((word) => test.includes(word)));
  rmSync(bundleFolder(tier), { recursive: true, force: true });
  await build({
    absWorkingDir: inProject(),
    entryPoints: [
      { in: 'test/support/host/insideHost.ts', out: 'index' },
      ...tests.map((test) => ({
        in: `test/${tier}/${test}`,
        out: test.replace(/\.ts$/, '').replaceAll(/[\\/]/g, '.'),
      })),
    ],
    outdir: bundleFolder(tier),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // mocha is loaded from node_modules, and vscode exists only in the extension host.
    external: ['vscode', 'mocha'],
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

import { globSync } from 'node:fs';
import { build } from 'esbuild';
import { inProject } from '#test/support/project.ts';

/** The tiers that run inside an extension host, which loads CommonJS from dist/test/<tier>/index.js. */
export type HostedTier = 'host' | 'restricted';

export const bundleFolder = (tier: HostedTier): string => inProject('dist/test', tier);

export async function bundle(tier: HostedTier): Promise<void> {
  const tests = globSync('**/*.test.ts', { cwd: inProject('test', tier) });
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

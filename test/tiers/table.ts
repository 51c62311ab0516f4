import type { HostedTier } from '#test/bundle.ts';
import { bundle, bundleFolder } from '#test/bundle.ts';
import type { Provision } from '#test/provision/provide.ts';
import { chosenHost } from '#test/support/host/choose.ts';
import { runInVSCode } from '#test/support/host/runInVSCode.ts';
import { inProject } from '#test/support/project.ts';
import { clearPictures } from '#test/support/workbench/lastSeen.ts';
import { fileByFile } from './fileByFile.ts';
import { keychain } from './keychain.ts';
import { inTurn, mochaCommand, runToEnd } from './mocha.ts';
import type { Tier } from './tier.ts';

/** The desktop is downloaded by the one who starts it; the server is built here. */
const aVSCode: readonly Provision[] = chosenHost() === 'server' ? ['server packages', 'vscode server'] : [];

/** In the order they run: what is quick and tells most comes first. */
export const tiers = {
  unit: {
    needs: [],
    made: [],
    run: (env) => runToEnd(process.execPath, mochaCommand(['--config', inProject('test/unit/.mocharc.json')]), env),
  },
  host: hosted('host'),
  restricted: hosted('restricted'),
  ui: {
    needs: aVSCode,
    made: ['package'],
    run: async (env, only) => {
      await clearPictures();
      const require = inProject('test/support/workbench/screenOnFailure.ts');
      await fileByFile('test/ui/**/*.test.ts', { only, timeoutSeconds: 120, require }, env);
    },
  },
  keychain,
  bench: {
    needs: aVSCode,
    made: ['package'],
    run: (env, only) => {
      const files = only.length === 0 ? '' : `*@(${only.join('|')})`;
      const tests = inTurn(`test/bench/**/${files}*.test.ts`, { timeoutSeconds: 300, retries: 2 });
      return runToEnd(process.execPath, tests, env);
    },
  },
} as const satisfies Record<string, Tier>;

export type TierName = keyof typeof tiers;

function hosted(name: HostedTier): Tier {
  return {
    needs: aVSCode,
    made: ['build'],
    run: async (env, only) => {
      await bundle(name, only);
      await runInVSCode({ tests: bundleFolder(name), restricted: name === 'restricted', env });
    },
  };
}

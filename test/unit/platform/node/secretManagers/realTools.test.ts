import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from '#core/vault/secret.ts';
import type { RemoteSource } from '#core/vault/source.ts';
import { systemClock } from '#platform/node/clock.ts';
import { openSecretManagers } from '#platform/node/secretManagers/secretManagers.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { expectValue } from '#test/support/result.ts';
import type { CloudServer, Mood } from '#test/support/secretManagers/cloudServer.ts';
import { cloudServer } from '#test/support/secretManagers/cloudServer.ts';
import { aws, google } from '#test/support/secretManagers/sources.ts';

interface RealTool {
  readonly name: string;
  readonly source: RemoteSource;
  /** Points the tool at our server, away from whoever is signed in on this machine. */
  readonly environment: (url: string, folder: string) => Record<string, string>;
}

const realTools: readonly RealTool[] = [
  {
    name: 'gcloud',
    source: google,
    environment: (url, folder) => ({
      CLOUDSDK_CONFIG: folder,
      CLOUDSDK_AUTH_ACCESS_TOKEN_FILE: join(folder, 'token'),
      CLOUDSDK_API_ENDPOINT_OVERRIDES_SECRETMANAGER: `${url}/`,
    }),
  },
  {
    name: 'aws',
    source: aws,
    environment: (url, folder) => ({
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      AWS_ACCESS_KEY_ID: 'nobody',
      AWS_SECRET_ACCESS_KEY: 'nothing',
      AWS_ENDPOINT_URL: url,
    }),
  },
];

/** Those that this machine has: the others are covered by the fakes alone. */
const installed = realTools.filter(({ name }) => {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

for (const { name, source, environment } of installed) {
  suite(`The real ${name}`, () => {
    let server: CloudServer;
    let folder: string;
    setup(async () => {
      server = await cloudServer();
      folder = mkdtempSync(join(tmpdir(), 'real-tool-'));
      writeFileSync(join(folder, 'token'), 'nobody');
    });
    teardown(async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    const managers = () =>
      openSecretManagers(systemClock, {
        environment: { ...process.env, ...environment(server.url, folder) },
        platform: process.platform,
        home: folder,
      });

    test('writes a key, reads it back, and keeps it in none of its files', async () => {
      const key = makeMistralKey();
      expectValue(await managers().write(source, new Secret(key)));
      assert.equal(server.value, key);
      assert.equal(expectValue(await managers().read(source)).revealFor('fingerprint'), key);
      assert.deepEqual(
        filesIn(folder).filter((file) => readFileSync(file).includes(key)),
        [],
      );
    });

    const moods: readonly [Mood, string][] = [
      ['unknown', 'not-found'],
      ['forbidden', 'denied'],
      ['signed out', 'not-signed-in'],
    ];
    for (const [mood, kind] of moods) {
      test(`says ${kind} in words that we understand`, async () => {
        server.mood = mood;
        assert.deepEqual(await managers().read(source), { ok: false, error: { kind } });
      });
    }
  });
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());

#!/usr/bin/env -S node --disable-warning=MODULE_TYPELESS_PACKAGE_JSON
/**
 * Behaves towards @vscode/test-electron as the desktop's executable does, with the VS Code server and a headless browser
 * underneath: the same flags, the tests' console lines on standard output, the tests' exit code.
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { address } from './address.ts';
import { openBrowser } from './chromium.ts';
import { keepEvidence } from './evidence.ts';
import { lineMark } from './lineMark.ts';
import type { Server } from './server.ts';
import { startServer } from './server.ts';
import { testRun } from './testRun.ts';

const overallMilliseconds = Number(process.env.MISTRAL_GUARD_TEST_TIMEOUT ?? 600_000);

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
  },
});

function given(flag: keyof typeof values): string {
  const value = values[flag];
  if (typeof value === 'string') return value;
  throw new Error(`--${flag}=… is missing.`);
}

const userData = given('user-data-dir');
const workbenchLog = join(userData, 'workbench.log');

async function run(): Promise<number> {
  const server = await startServer({
    dataFolder: userData,
    extensionsFolder: given('extensions-dir'),
    // runTests always asks for trust; only the environment can take it back.
    trustEverything: values['disable-workspace-trust'] === true && process.env.MISTRAL_GUARD_RESTRICTED !== '1',
    hasTestDriver: true,
    env: { [lineMark.variable]: lineMark.value },
  });
  try {
    return await runIn(server);
  } finally {
    await server.stop();
  }
}

async function runIn({ port, logFile }: Server): Promise<number> {
  const browser = await openBrowser({ profile: join(userData, 'browser') });
  try {
    const running = testRun(browser, { url: destination(port), logFile: workbenchLog });
    const code = await Promise.race([running, late()]);
    if (code !== 0) await keepEvidence(browser, [logFile, workbenchLog]);
    return code;
  } catch (error) {
    await keepEvidence(browser, [logFile, workbenchLog]);
    throw error;
  } finally {
    await browser.close();
  }
}

const destination = (port: number): string =>
  address({
    port,
    ...(positionals[0] ? { folder: positionals[0] } : {}),
    development: given('extensionDevelopmentPath'),
    tests: given('extensionTestsPath'),
  });

async function late(): Promise<never> {
  await setTimeout(overallMilliseconds, undefined, { ref: false });
  throw new Error(`The tests did not end within ${overallMilliseconds / 1000} s.`);
}

// Whoever started us holds the other end of this pipe: when they are gone, the browser and the server follow us.
process.stdin.once('close', () => process.exit(1)).resume();
process.once('SIGTERM', () => process.exit(143));

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

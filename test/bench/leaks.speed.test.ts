import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rgPath } from '@vscode/ripgrep';
import { providers } from '#core/detect/providers.ts';
import { expectWithin } from '#test/support/expectWithin.ts';
import { makeFolder } from '#test/support/leaks/folder.ts';
import { filesIn, foreignTrees } from '#test/support/leaks/trees.ts';
import { inProject } from '#test/support/project.ts';

const rounds = 3;

/** The best of a few runs: what the program can do when nobody else is busy. */
function fastest(run: () => number, times = rounds): number {
  return Math.min(...Array.from({ length: times }, run));
}

function seconds(command: string, args: readonly string[], cwd?: string): number {
  const started = performance.now();
  const { error, status, stderr } = spawnSync(command, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  if (error !== undefined || (status ?? 9) > 1) throw error ?? new Error(`${command}: ${String(stderr).slice(0, 500)}`);
  return (performance.now() - started) / 1000;
}

/** The same patterns, as far as ripgrep's engine has them: it looks neither behind nor ahead, and takes Mistral's key by nearness. */
const alternation = [
  '(?i:mistral|codestral).{0,60}[A-Za-z0-9]{32}',
  ...providers.map(({ pattern }) =>
    pattern.source.replace(/\(\?!-\)|\(\?![^)]*\)|\(\?<=.*\?\)/g, '').replace(/\{(\d+),\d{3,}\}/g, '{$1,}'),
  ),
].join('|');

suite('Leaked keys: how fast', () => {
  const trees = foreignTrees();

  test('beside ripgrep and secretlint, over the same files in one run', () => {
    const files = trees.flatMap(filesIn).length;
    const ripgrep = fastest(() => seconds(rgPath, ['-uu', '-j2', '--no-unicode', '-o', '-e', alternation, ...trees]));
    const ours = fastest(() => seconds(process.execPath, [inProject('dist/cli.js'), 'scan', '--no-cache', ...trees]));
    const secretlint = secretlintSeconds();
    console.table({
      ripgrep: { files, seconds: ripgrep.toFixed(2), 'times ours': (ripgrep / ours).toFixed(2) },
      'mistral-guard': { files, seconds: ours.toFixed(2), 'times ours': '1.00' },
      'secretlint, recommended preset': {
        files,
        seconds: secretlint.toFixed(2),
        'times ours': (secretlint / ours).toFixed(2),
      },
    });
    // The scan looks for insecure calls too, which neither of the others does.
    expectWithin(0.1, ours / secretlint, 'of secretlint’s time');
    expectWithin(3, ours / ripgrep, 'times ripgrep’s');
  });

  function secretlintSeconds(): number {
    const folder = makeFolder();
    const preset = fileURLToPath(import.meta.resolve('@secretlint/secretlint-rule-preset-recommend'));
    const config = folder.write('.secretlintrc.json', JSON.stringify({ rules: [{ id: preset }] }));
    const nothing = folder.write('.secretlintignore', '');
    const cli = join(dirname(fileURLToPath(import.meta.resolve('secretlint/package.json'))), 'bin/secretlint.js');
    const options = [
      '--no-gitignore',
      '--no-color',
      '--format',
      'compact',
      '--secretlintrc',
      config,
      '--secretlintignore',
      nothing,
    ];
    const taken = seconds(process.execPath, [cli, ...options, ...trees.map((tree) => `${tree}/**/*`)], folder.path);
    folder.remove();
    return taken;
  }

  test('resident memory stays below 350 MB', () => {
    const measured = "process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))";
    const folder = makeFolder();
    const hook = folder.write('rss.cjs', measured);
    const { stderr } = spawnSync(
      process.execPath,
      ['-r', hook, inProject('dist/cli.js'), 'scan', '--no-cache', ...trees],
      { encoding: 'utf8', maxBuffer: 2 ** 28 },
    );
    folder.remove();
    const megabytes = Number(/(\d+)$/.exec(stderr)?.[1]) / 1024;
    console.table({ memory: { MB: Math.round(megabytes) } });
    assert.ok(megabytes > 0 && megabytes <= 350);
  });

  test('a small commit is scanned in less than 150 ms, beside starting Node', () => {
    const folder = makeFolder();
    folder.git('init', '-q');
    folder.write('a.py', 'print(1)\n');
    folder.write('b.py', 'from mistralai import Mistral\n');
    folder.git('add', '-A');
    const staged = fastest(
      () => seconds(process.execPath, [inProject('dist/cli.js'), 'scan', '--staged'], folder.path),
      10,
    );
    const node = fastest(() => seconds(process.execPath, ['-e', '0'], folder.path), 10);
    folder.remove();
    console.table({ '--staged': { ms: Math.round(staged * 1000), 'of it Node itself': Math.round(node * 1000) } });
    expectWithin(150, staged * 1000, 'ms');
  });
});

// Builds what ships: `node esbuild.js [--watch | --production | --manifest]`.
const {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs');
const { gzipSync } = require('node:zlib');
const esbuild = require('esbuild');

const watch = process.argv.includes('--watch');
const production = process.argv.includes('--production');

const node = { platform: 'node', format: 'cjs', target: 'node20' };
const browser = { platform: 'browser', format: 'iife', target: 'chrome128' };

/** One row a bundle: where it starts, where it lands, what may stay outside, and how large it may grow when minified. */
const bundles = [
  { out: 'dist/extension.js', entry: 'src/extension.ts', budgetKB: 420, ...node, external: ['vscode'] },
  { out: 'dist/mistral.js', entry: 'src/platform/node/mistral/operations.ts', budgetKB: 250, ...node },
  { out: 'dist/guard.js', entry: 'src/core/guard/machine.ts', budgetKB: 330, ...node },
  {
    out: 'dist/secretManagers.js',
    entry: 'src/platform/node/secretManagers/secretManagers.ts',
    budgetKB: 60,
    ...node,
  },
  { out: 'dist/worker.js', entry: 'src/worker.ts', budgetKB: 260, ...node },
  { out: 'dist/proxy.js', entry: 'src/platform/node/proxy/guardProxy.ts', budgetKB: 400, ...node },
  { out: 'dist/chat.js', entry: 'src/features/chat/chat.ts', budgetKB: 160, ...node, external: ['vscode'] },
  { out: 'dist/cli.js', entry: 'src/cli/main.ts', budgetKB: 5, ...node, banner: { js: '#!/usr/bin/env node' } },
  { out: 'dist/commandLine.js', entry: 'src/cli/start.ts', budgetKB: 580, ...node },
  { out: 'dist/webview/checks.js', entry: 'src/webview/checks/page.ts', budgetKB: 40, ...browser },
  { out: 'dist/webview/chat.js', entry: 'src/webview/chat/page.ts', budgetKB: 250, ...browser },
  { out: 'dist/webview/chat.css', entry: 'src/webview/chat/page.css', budgetKB: 25, ...browser },
  { out: 'dist/webview/checks.css', entry: 'src/webview/checks/page.css', budgetKB: 5, ...browser },
  { out: 'dist/webview/usage.js', entry: 'src/webview/usage/page.ts', budgetKB: 40, ...browser },
  { out: 'dist/webview/usage.css', entry: 'src/webview/usage/page.css', budgetKB: 6, ...browser },
];

/** The SDK's tracing is never used; without this the build would look for a package that is not installed. */
const external = ['@opentelemetry/api'];

/** keytar looks for its native part beside the bundle; these are the platforms that VS Code itself runs on. */
const keychainPlatforms = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-x64',
  'win32-arm64',
  'win32-x64',
];

/** What not everybody needs has a bundle of its own, loaded at its first use: out of the way at the start. */
const bundlesBeside = {
  name: 'bundles beside the bundle',
  setup(build) {
    build.onResolve({ filter: /^\.\/operations\.ts$/ }, () => ({ path: './mistral.js', external: true }));
    build.onResolve({ filter: /^#core\/guard\/machine\.ts$/ }, () => ({ path: './guard.js', external: true }));
    build.onResolve({ filter: /^@vscode\/tree-sitter-wasm$/ }, () => ({
      path: './wasm/tree-sitter.js',
      external: true,
    }));
    build.onResolve({ filter: /^\.\/guardProxy\.ts$/ }, () => ({ path: './proxy.js', external: true }));
    build.onResolve({ filter: /^\.\/chat\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './chat.js', external: true } : undefined,
    );
    build.onResolve({ filter: /^\.\/start\.ts$/ }, () => ({ path: './commandLine.js', external: true }));
    build.onResolve({ filter: /^\.\/secretManagers\.ts$/ }, () => ({ path: './secretManagers.js', external: true }));
  },
};

async function main() {
  await writeManifest(process.argv.includes('--manifest'));
  if (process.argv.includes('--manifest')) return;
  if (!watch) rmSync('dist', { recursive: true, force: true });
  const options = bundles.map(optionsOf);
  if (watch) return void (await Promise.all(options.map(async (each) => (await esbuild.context(each)).watch())));
  const built = await Promise.all(options.map((each) => esbuild.build(each)));
  copyKeychainAddons();
  copyGrammars();
  copyTranslations();
  writeReadme();
  await writeRulePages();
  writeNotices(built.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
  chmodSync('dist/cli.js', 0o755);
  if (production) printSizes();
}

/** The parser and the grammars of the languages that calls are looked for in. */
const grammars = [
  'tree-sitter.js',
  ...['', '-typescript', '-tsx', '-python', '-bash', '-java', '-go', '-c-sharp'].map(
    (name) => `tree-sitter${name}.wasm`,
  ),
];

function copyGrammars() {
  for (const file of grammars) cpSync(`node_modules/@vscode/tree-sitter-wasm/wasm/${file}`, `dist/wasm/${file}`);
}

const texts = 'src/platform/vscode/l10n';

function copyTranslations() {
  for (const file of readdirSync(texts)) cpSync(`${texts}/${file}`, `dist/l10n/${file}`);
}

/** For the page VS Code shows of the extension: the pictures do not travel along. */
function writeReadme() {
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync('dist/README.md', readme.replace(/^!\[.*\]\(media\/readme\/.*\)\n\n/gm, ''));
}

/** A page a rule, from the rules' own words; one file a language, as many small ones would not pack well. */
async function writeRulePages() {
  const { rulePages } = await import('./src/core/rules/pages.ts');
  const { english, speak } = await import('./src/core/say.ts');
  mkdirSync('dist/rules', { recursive: true });
  for (const language of [english, ...translations()]) {
    speak(language);
    writeFileSync(`dist/rules/${language.name}.json`, JSON.stringify(rulePages()));
  }
}

const translations = () =>
  readdirSync(texts).map((file) => ({
    name: file.split('.').at(-2),
    texts: JSON.parse(readFileSync(`${texts}/${file}`, 'utf8')),
  }));

function copyKeychainAddons() {
  for (const platform of keychainPlatforms)
    cpSync(`node_modules/keytar/prebuilds/${platform}`, `dist/prebuilds/${platform}`, { recursive: true });
}

/** What ships without being bundled. */
const copied = ['node_modules/keytar/package.json', 'node_modules/@vscode/tree-sitter-wasm/package.json'];

/** Everybody else's work that ships, with the licence it comes under. A package without one fails the build. */
function writeNotices(inputs) {
  const folders = [...inputs, ...copied].flatMap(
    (file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? [],
  );
  const notices = [...new Set(folders)].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    if (!license && !file) throw new Error(`${name} ships and names no licence`);
    const text = file ? readFileSync(`${folder}/${file}`, 'utf8').trim() : license;
    return `${name} ${version} (${license})\n\n${text}\n`;
  });
  writeFileSync('dist/ThirdPartyNotices.txt', notices.join(`\n${'-'.repeat(80)}\n\n`));
}

function optionsOf({ out, entry, budgetKB, external: own = [], ...target }) {
  return {
    ...target,
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
    plugins: [bundlesBeside],
    external: [...external, ...own],
    minify: production,
    sourcemap: production ? false : 'linked',
    sourcesContent: false,
    metafile: true,
    legalComments: 'none',
    logLevel: watch ? 'info' : 'warning',
    // The bundles are CommonJS, and know where they lie by the older names.
    define: {
      'import.meta.dirname': '__dirname',
      'import.meta.filename': '__filename',
      'process.env.NODE_ENV': production ? '"production"' : '"development"',
    },
  };
}

/** A bundle past its budget fails the build, so that weight is a decision and not an accident. */
function printSizes() {
  const rows = bundles.map(({ out, budgetKB }) => {
    const bytes = readFileSync(out);
    return {
      file: out,
      KB: kilobytes(statSync(out).size),
      'gzip KB': kilobytes(gzipSync(bytes).length),
      'budget KB': budgetKB,
    };
  });
  console.table(Object.fromEntries(rows.map(({ file, ...row }) => [file, row])));
  const over = rows.filter((row) => row.KB > row['budget KB']);
  if (over.length > 0) throw new Error(`Over budget: ${over.map((row) => row.file).join(', ')}`);
}

const kilobytes = (bytes) => Math.round(bytes / 102.4) / 10;

async function writeManifest(allowed) {
  const { generatedManifest } = await import('./src/platform/vscode/manifest/contributes.ts');
  const { withTables } = await import('./src/platform/vscode/manifest/readmeTables.ts');
  const { manifest, english } = generatedManifest();
  const json = (content) => `${JSON.stringify(content, null, 2)}\n`;
  const files = {
    'package.json': json({ ...JSON.parse(readFileSync('package.json', 'utf8')), ...manifest }),
    'package.nls.json': json(english),
    'README.md': withTables(readFileSync('README.md', 'utf8')),
  };
  const behind = Object.entries(files).filter(
    ([file, content]) => !existsSync(file) || readFileSync(file, 'utf8') !== content,
  );
  if (behind.length > 0 && !allowed)
    throw new Error(`${behind[0][0]} is behind the tables in src/platform/vscode/manifest. Run: npm run manifest`);
  for (const [file, content] of behind) writeFileSync(file, content);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

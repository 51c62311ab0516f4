import assert from 'node:assert/strict';
import { reportAsJson } from '#core/report/json.ts';
import type { Report } from '#core/report/report.ts';
import { reportAsSarif } from '#core/report/sarif.ts';
import type { Look } from '#core/report/text.ts';
import { reportAsText } from '#core/report/text.ts';
import type { Finding } from '#core/scan/finding.ts';
import { whenReady } from '#core/scan/notReady.ts';
import { openScanner, ruleInfos } from '#platform/node/scan/everything.ts';
import { detectorsFor } from '#platform/node/scan/setup.ts';
import { makeMistralKey } from '#test/support/keys.ts';
import { scanText } from '#test/support/leaks/scanText.ts';
import { sarifFaults } from '#test/support/officialSarif.ts';
import { sarifLog } from '#test/support/sarif.ts';

const key = makeMistralKey();
const last = `…${key.slice(-4)}`;
const plain: Look = {
  width: 120,
  strong: (text) => text,
  faint: (text) => text,
  severity: (_, text) => text,
  link: (text) => text,
};

const report: Report = {
  version: '1.2.3',
  rules: detectorsFor({}).flatMap(({ rules }) => rules),
  files: [
    { path: 'app/service.py', findings: scanText(`from mistralai import Mistral\nclient = Mistral(api_key="${key}")`) },
    { path: 'a b?.env', findings: scanText(`MISTRAL_API_KEY=${key}\nCODESTRAL_API_KEY=${key} # gitleaks:allow`) },
    {
      path: 'old.py',
      commit: { id: 'c0ffee'.repeat(6), author: 'Ada', date: '2026-01-02T03:04:05Z' },
      findings: scanText(`x\nmistral_key="${key}"`),
    },
  ],
  unusedBaseline: [],
  totals: {
    files: 1284,
    milliseconds: 412,
    cut: ['big.js'],
    failed: [{ path: 'locked', why: 'no permission to read it' }],
  },
};

const withFindings = (...findings: readonly (Finding | undefined)[]): Report => ({
  ...report,
  rules: ruleInfos({}),
  files: [{ path: 'index.ts', findings: findings.flatMap((finding) => finding ?? []) }],
});

suite('A report', () => {
  test('as SARIF passes the official schema, which refuses what is wrong', () => {
    const log = JSON.parse(reportAsSarif(report, (rule) => `https://example.org/rules#${rule}`));
    assert.deepEqual(sarifFaults(log), []);
    assert.notDeepEqual(sarifFaults({ ...log, version: '2.0.0' }), []);
    log.runs[0].results[0].level = 'loud';
    assert.equal(sarifFaults(log).length, 1);
  });

  test('as SARIF lists the steps of a finding that stands for several', async () => {
    const scanner = await openScanner({});
    const [hardening] = await whenReady(() =>
      scanner.scan(
        "import express from 'express';\nimport { Mistral } from '@mistralai/mistralai';\nconst client = new Mistral();\napp.get('/', async () => client.chat.complete({ model, messages }));\n",
        '/server/index.ts',
      ),
    );
    const log = sarifLog.parse(
      JSON.parse(reportAsSarif(withFindings(hardening), (rule) => `https://example.org/rules#${rule}`)),
    );
    assert.deepEqual(log.runs[0]?.results[0]?.properties.steps, [
      'call/missing-max-tokens',
      'call/no-retry',
      'call/no-moderation',
    ]);
  });

  test('as text counts the files that were not looked at for calls', async () => {
    const scanner = await openScanner({});
    const long = `import { Mistral } from '@mistralai/mistralai';\n${'ask();\n'.repeat(80_000)}`;
    const [unread] = await whenReady(() => scanner.scan(long, '/server/index.ts'));
    assert.match(
      reportAsText(withFindings(unread), plain),
      /^1 problem \(1 info\) in 1,284 files \(1 not looked at for calls\)/m,
    );
  });

  test('as text puts findings under their files and sums up', () => {
    assert.equal(
      reportAsText(report, plain),
      [
        'app/service.py',
        `  2:27  error  Hard-coded Mistral key ${last} (api_key)  secret/mistral-api-key`,
        '',
        'a b?.env',
        `  1:17  error  Hard-coded Mistral key ${last} (MISTRAL_API_KEY)  secret/mistral-api-key`,
        '',
        'old.py  in c0ffeec0ff, 2026-01-02, Ada',
        `  2:14  error  Hard-coded Mistral key ${last} (mistral_key)  secret/mistral-api-key`,
        '',
        'locked was not scanned: no permission to read it.',
        'big.js is larger than 5 MB: only its head was scanned.',
        '',
        '3 problems (3 errors) in 1,284 files · 0.4 s · 1 ignored · VS Code offers fixes',
        '',
      ].join('\n'),
    );
  });

  test('of a notebook says in which cell, and of a finding that was forgiven by what', () => {
    const source = [`mistral_key = "${key}"\n`];
    const cell = { cell_type: 'code', metadata: {}, outputs: [], execution_count: null, source };
    const notebook = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
    const [found] = scanText(notebook, 'a.ipynb');
    assert.ok(found?.cell);
    const findings = [found, { ...found, suppression: { by: 'baseline', reason: 'known' } as const, steps: ['retry'] }];
    const unusedBaseline = [{ rule: found.rule, fingerprint: found.fingerprint, reason: 'gone' }];
    const said = { ...report, files: [{ path: 'a.ipynb', findings }], unusedBaseline } as Report;
    assert.match(reportAsText(said, plain), /\(mistral_key\) \(cell 1 source, line 1\)/);
    assert.match(reportAsText(said, plain), /The baseline still forgives secret\/mistral-api-key, which is gone/);
    assert.match(reportAsText(said, { ...plain, width: 40 }), /line 1\) {2}secret\/mistral-api-key\n/);
    const { findings: shown } = JSON.parse(reportAsJson(said));
    assert.deepEqual([shown[0].cell.index, shown[0].cell.part, shown[0].cell.line], [0, 'source', 1]);
    const log = JSON.parse(reportAsSarif(said, () => 'https://example.org'));
    assert.deepEqual(sarifFaults(log), []);
    const [first, forgiven] = log.runs[0].results;
    assert.equal(first.properties.cell.part, 'source');
    assert.deepEqual(forgiven.properties.steps, ['retry']);
    assert.deepEqual(forgiven.suppressions, [{ kind: 'external', status: 'accepted', justification: 'known' }]);
  });

  test('as text says so when there is nothing', () => {
    const clean = { ...report, files: [], totals: { files: 1, milliseconds: 20, cut: [], failed: [] } };
    assert.equal(reportAsText(clean, plain), 'Nothing found in 1 file · 0.0 s\n');
  });

  test('as JSON counts from one, and tells the commit', () => {
    const { findings } = JSON.parse(reportAsJson(report));
    assert.equal(findings.length, 4);
    assert.deepEqual(
      [findings[0].file, findings[0].line, findings[0].column, findings[0].endColumn],
      ['app/service.py', 2, 27, 59],
    );
    assert.equal(findings[2].suppression.by, 'other tool');
    assert.equal(findings[3].commit.author, 'Ada');
  });

  test('as SARIF is what the schema allows, with suppressions and fingerprints', () => {
    const log = sarifLog.parse(JSON.parse(reportAsSarif(report, (rule) => `https://example.org/rules#${rule}`)));
    const [run] = log.runs;
    assert.deepEqual(
      run?.results.map(({ suppressions }) => suppressions.length),
      [0, 0, 1, 0],
    );
    assert.equal(run?.results[1]?.locations[0]?.physicalLocation.artifactLocation.uri, 'a%20b%3F.env');
    for (const result of run?.results ?? []) assert.equal(run?.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
    assert.equal(new Set(run?.results.map(({ partialFingerprints }) => Object.values(partialFingerprints)[0])).size, 1);
  });

  test('never shows the key', () => {
    for (const text of [
      reportAsText(report, plain),
      reportAsJson(report),
      reportAsSarif(report, () => 'https://example.org'),
    ])
      assert.ok(!text.includes(key));
  });
});

import assert from 'node:assert/strict';
import { audit, auditChecks } from '#core/audit/audit.ts';
import { badge } from '#core/audit/badge.ts';
import type { AuditFacts } from '#core/audit/facts.ts';
import { checklistAsMarkdown, tally } from '#core/report/checks.ts';
import type { RuleId } from '#core/scan/rule.ts';

const nothing: AuditFacts = {
  findings: [],
  surveys: [],
  history: { kind: 'looked', places: [] },
  dotenvs: [],
  pins: [],
};

const call = { line: 7, missing: [] as readonly string[] };
const clean: AuditFacts = {
  ...nothing,
  surveys: [{ path: 'api.ts', clients: [3], calls: [call], isServer: true, limitsRate: true }],
  dotenvs: ['.env'],
  pins: [
    { name: '@mistralai/mistralai', version: '2.7.0', exact: true, by: 'lock', path: 'package-lock.json', line: 9 },
  ],
  oldestKeyInDays: 12,
};

const verdicts = (facts: AuditFacts) => new Map(audit(facts).checks.map(({ id, verdict }) => [id, verdict]));
const withFinding = (rule: RuleId, path = 'api.ts'): AuditFacts => ({
  ...clean,
  findings: [{ rule, path, line: 4, fingerprint: 'a' }],
});

suite('The audit', () => {
  test('passes an integration that does everything', () => {
    const failing = audit(clean).checks.filter(({ verdict }) => verdict === 'fail' || verdict === 'unknown');
    assert.deepEqual(failing, []);
  });

  test('counts what does not apply on neither side', () => {
    assert.equal(verdicts(nothing).get('audit/moderation'), 'not applicable');
    assert.doesNotMatch(tally(audit(nothing).checks), new RegExp(`of ${auditChecks.length}`));
  });

  test('passes nothing where a file could not be read, and fails what was seen all the same', () => {
    const unread: AuditFacts = {
      ...clean,
      findings: [
        { rule: 'call/not-looked-at', path: 'long.ts', line: 1, fingerprint: 'a' },
        { rule: 'call/output-to-exec', path: 'api.ts', line: 4, fingerprint: 'b' },
      ],
    };
    const seen = verdicts(unread);
    assert.equal(seen.get('audit/output-handled'), 'fail');
    for (const check of [
      'audit/prompt-separation',
      'audit/browser',
      'audit/token-limits',
      'audit/key-from-environment',
    ])
      assert.equal(seen.get(check), 'unknown', check);
    const [row] = audit(unread).checks.filter(({ id }) => id === 'audit/browser');
    assert.deepEqual(row?.places, [{ path: 'long.ts', line: 1 }]);
  });

  const failures: readonly (readonly [check: string, rule: RuleId])[] = [
    ['audit/key-from-environment', 'call/hardcoded-key'],
    ['audit/no-key-in-files', 'secret/mistral-api-key'],
    ['audit/dotenv-ignored', 'config/dotenv-not-ignored'],
    ['audit/moderation', 'call/weak-guardrail'],
    ['audit/prompt-separation', 'call/user-input-in-system-prompt'],
    ['audit/output-handled', 'call/output-to-exec'],
    ['audit/tools-checked', 'call/unbounded-loop'],
    ['audit/metadata-only-logging', 'call/key-logged'],
    ['audit/sdk-version', 'config/compromised-sdk-version'],
    ['audit/tls', 'config/tls-verify-disabled'],
    ['audit/browser', 'call/key-public-env-prefix'],
    ['audit/ci-and-images', 'config/key-in-docker'],
    ['audit/timeouts', 'call/no-timeout'],
  ];
  for (const [check, rule] of failures)
    test(`${check} fails for ${rule}, with the place and a way out`, () => {
      const found = audit(withFinding(rule)).checks.find(({ id }) => id === check);
      assert.equal(found?.verdict, 'fail');
      assert.deepEqual(found?.places, [{ path: 'api.ts', line: 4 }]);
      assert.ok(found?.fix);
    });

  for (const [check, step] of [
    ['audit/moderation', 'call/no-moderation'],
    ['audit/token-limits', 'call/missing-max-tokens'],
    ['audit/timeouts', 'call/sdk-default-timeout'],
  ] as const)
    test(`${check} fails for a call that lacks ${step}`, () => {
      const surveys = clean.surveys.map((survey) => ({ ...survey, calls: [{ line: 7, missing: [step] }] }));
      assert.equal(verdicts({ ...clean, surveys }).get(check), 'fail');
    });

  test('calls a key in a program one that did not come from the environment, but not one in a .env file', () => {
    const check = 'audit/key-from-environment';
    assert.equal(verdicts(withFinding('secret/mistral-api-key', 'app/service.py')).get(check), 'fail');
    assert.equal(verdicts(withFinding('secret/mistral-api-key', '.env')).get(check), 'pass');
  });

  test('tells one key in two files from two keys', () => {
    const one = withFinding('secret/mistral-api-key').findings[0] ?? assert.fail();
    const shared = { ...clean, findings: [one, { ...one, path: 'b.ts' }] };
    const separate = { ...clean, findings: [one, { ...one, path: 'b.ts', fingerprint: 'b' }] };
    assert.equal(verdicts(shared).get('audit/separate-keys'), 'fail');
    assert.equal(verdicts(separate).get('audit/separate-keys'), 'pass');
  });

  test('says what it could not look at instead of passing it', () => {
    const { oldestKeyInDays: _, ...unaged } = clean;
    const seen = verdicts({ ...unaged, history: { kind: 'not looked' } });
    assert.equal(seen.get('audit/no-key-in-history'), 'unknown');
    assert.equal(seen.get('audit/key-rotation'), 'unknown');
  });

  test('is the same page in Markdown, with links', () => {
    const page = checklistAsMarkdown(audit(withFinding('call/output-to-exec')));
    assert.match(page, /✗ \*\*Answers are handled as foreign text\*\*/);
    assert.match(page, /\[api\.ts:4\]\(api\.ts#L4\)/);
  });

  test('has a badge that says the count', () => {
    const { checks } = audit(clean);
    assert.ok(badge(checks).includes(tally(checks)));
  });
});

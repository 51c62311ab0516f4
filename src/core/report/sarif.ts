import type { Finding } from '#core/scan/finding.ts';
import { forReport } from '#core/scan/place.ts';
import type { RuleInfo, Severity } from '#core/scan/rule.ts';
import { fileUri } from './fileUri.ts';
import type { Report, ReportedFile } from './report.ts';

/** Where the rules are explained, one anchor a rule. */
export type RuleUrl = (rule: string) => string;

const levels = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const satisfies Record<
  Severity,
  string
>;

/** SARIF 2.1.0, as code scanning services read it. */
export function reportAsSarif(report: Report, ruleUrl: RuleUrl): string {
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: driverOf(report, ruleUrl) },
          columnKind: 'utf16CodeUnits',
          invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications(report) }],
          results: report.files.flatMap((file) =>
            file.findings.map((finding) => resultOf(finding, file, report.rules)),
          ),
        },
      ],
    },
    null,
    2,
  )}\n`;
}

function driverOf({ version, rules }: Report, ruleUrl: RuleUrl) {
  return {
    name: 'mistral-guard',
    version,
    semanticVersion: version,
    rules: rules.map(({ id, title, severity, help }) => ({
      id,
      name: pascalCase(id),
      shortDescription: { text: title },
      fullDescription: { text: help },
      help: { text: help },
      helpUri: ruleUrl(id),
      defaultConfiguration: { level: levels[severity] },
      properties: { tags: ['security'], ...(id.startsWith('secret/') ? { 'security-severity': '8.0' } : {}) },
    })),
  };
}

function resultOf(finding: Finding, { path, commit }: ReportedFile, rules: readonly RuleInfo[]) {
  const start = forReport(finding.range.start);
  const end = forReport(finding.range.end);
  return {
    ruleId: finding.rule,
    ruleIndex: rules.findIndex(({ id }) => id === finding.rule),
    level: levels[finding.severity],
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: fileUri(path),
          region: { startLine: start.row, startColumn: start.column, endLine: end.row, endColumn: end.column },
        },
      },
    ],
    partialFingerprints: { 'mistralGuard/v1': finding.fingerprint },
    suppressions: suppressionsOf(finding),
    properties: {
      explanation: finding.explanation,
      ...(finding.cell === undefined ? {} : { cell: finding.cell }),
      ...(finding.steps === undefined ? {} : { steps: finding.steps }),
      ...(commit === undefined ? {} : { commit }),
    },
  };
}

/** An empty list says “not suppressed”; leaving it out would say “nobody looked”. */
function suppressionsOf({ suppression }: Finding) {
  if (suppression === undefined) return [];
  const kind = suppression.by === 'baseline' ? 'external' : 'inSource';
  return [{ kind, status: 'accepted', justification: suppression.reason }];
}

function notifications({ totals }: Report) {
  return [
    ...totals.failed.map(({ path, why }) => ({
      level: 'warning',
      message: { text: `${path} was not scanned: ${why}.` },
    })),
    ...totals.cut.map((path) => ({ level: 'note', message: { text: `Only the head of ${path} was scanned.` } })),
  ];
}

const pascalCase = (id: string): string => id.replace(/(?:^|[/-])(\w)/g, (_, letter: string) => letter.toUpperCase());

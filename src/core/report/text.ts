import { notLookedAt } from '#core/rules/notLookedAt.ts';
import type { Finding } from '#core/scan/finding.ts';
import { isOpen } from '#core/scan/finding.ts';
import { forReport } from '#core/scan/place.ts';
import type { Severity } from '#core/scan/rule.ts';
import { unheard } from '#core/scan/suppress.ts';
import type { Report, ReportedFile } from './report.ts';
import { visible } from './visible.ts';

/** How a terminal shows things; where it is none, each answers with the text it was given. */
export interface Look {
  readonly width: number;
  strong(text: string): string;
  faint(text: string): string;
  severity(severity: Severity, text: string): string;
  link(text: string, path: string, row?: number): string;
}

/** What a person reads: files, their findings in line, and one line that sums up. Suppressed findings only count. */
export function reportAsText(report: Report, look: Look): string {
  const files = report.files
    .map((file) => ({ ...file, findings: file.findings.filter(isOpen) }))
    .filter(({ findings }) => findings.length > 0);
  const blocks = files.map((file) => fileBlock(file, look));
  return [
    ...blocks,
    ...troubles(report),
    summary(
      report,
      files.flatMap(({ findings }) => findings),
      look,
    ),
  ].join('\n');
}

function fileBlock({ path: name, commit, findings }: ReportedFile, look: Look): string {
  const path = visible(name);
  const since =
    commit === undefined
      ? ''
      : look.faint(`  in ${commit.id.slice(0, 10)}, ${commit.date.slice(0, 10)}, ${visible(commit.author)}`);
  const cells = findings.map(rowOf);
  const widths = [0, 1].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  const longest = Math.max(...cells.map(([, , message]) => message.length));
  const lines = findings.map((finding, at) => {
    const [place, severity, message] = cells[at] ?? ['', '', ''];
    const row = forReport(finding.range.start).row;
    const left = ' '.repeat(Math.max(0, (widths[0] ?? 0) - place.length) + 2);
    const start = `${left}${look.link(place, path, row)}  ${look.severity(finding.severity, severity.padEnd(widths[1] ?? 0))}  `;
    return `${start}${inLine(message, finding, left.length + place.length + (widths[1] ?? 0) + 4, longest, look)}`;
  });
  return [`${look.strong(look.link(path, path))}${since}`, ...lines, ''].join('\n');
}

type Row = readonly [place: string, severity: string, message: string];

function rowOf(finding: Finding): Row {
  const { row, column } = forReport(finding.range.start);
  const cell =
    finding.cell === undefined
      ? ''
      : ` (cell ${finding.cell.index + 1} ${finding.cell.part}, line ${finding.cell.range.start.line + 1})`;
  const remark = finding.explanation.because.includes(unheard()) ? ' (its ignore comment gives no reason: -- why)' : '';
  return [`${row}:${column}`, finding.severity, visible(`${finding.message}${cell}${remark}`)];
}

/** The rule's name stands in a column of its own, as long as there is room for one. */
function inLine(message: string, finding: Finding, indent: number, longest: number, look: Look): string {
  const fits = indent + longest + 2 + finding.rule.length <= look.width;
  return fits ? `${message.padEnd(longest)}  ${look.faint(finding.rule)}` : `${message}  ${look.faint(finding.rule)}`;
}

function troubles({ totals, unusedBaseline }: Report): readonly string[] {
  const lines = [
    ...totals.failed.map(({ path, why }) => `${visible(path)} was not scanned: ${why}.`),
    ...totals.cut.map((path) => `${visible(path)} is larger than 5 MB: only its head was scanned.`),
    ...unusedBaseline.map(({ rule, file }) =>
      visible(
        `The baseline still forgives ${rule}${file === undefined ? '' : ` in ${file}`}, which is gone: remove the entry.`,
      ),
    ),
  ];
  return lines.length === 0 ? [] : [...lines, ''];
}

function summary({ files, totals }: Report, open: readonly Finding[], look: Look): string {
  const ignored = files.flatMap(({ findings }) => findings).length - open.length;
  const unread = open.filter(({ rule }) => rule === notLookedAt.id).length;
  const of = unread === 0 ? '' : ` (${unread} not looked at for calls)`;
  const where = `${plural(totals.files, 'file')}${of} · ${(totals.milliseconds / 1000).toFixed(1)} s${ignored === 0 ? '' : ` · ${ignored} ignored`}`;
  if (open.length === 0) return `Nothing found in ${where}\n`;
  const counts = (['error', 'warning', 'info', 'hint'] as const).flatMap((severity) => {
    const count = open.filter((finding) => finding.severity === severity).length;
    return count === 0
      ? []
      : [look.severity(severity, severity === 'info' ? `${count} info` : plural(count, severity))];
  });
  return `${look.strong(plural(open.length, 'problem'))} (${counts.join(', ')}) in ${where} · VS Code offers fixes\n`;
}

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

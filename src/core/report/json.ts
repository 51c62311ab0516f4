import type { Finding } from '#core/scan/finding.ts';
import { forReport } from '#core/scan/place.ts';
import type { Report } from './report.ts';

/** For programs. Lines and columns count from one, as in every other format; offsets count UTF-16 units from zero. */
export function reportAsJson({ version, files, unusedBaseline, totals }: Report): string {
  const findings = files.flatMap(({ path, commit, findings }) =>
    findings.map((finding) => ({ file: path, ...(commit === undefined ? {} : { commit }), ...shown(finding) })),
  );
  return `${JSON.stringify({ tool: 'mistral-guard', version, findings, unusedBaseline, totals }, null, 2)}\n`;
}

function shown({ range, span, cell, ...rest }: Finding) {
  return {
    ...rest,
    ...rows(range),
    span,
    ...(cell === undefined ? {} : { cell: { index: cell.index, part: cell.part, ...rows(cell.range) } }),
  };
}

function rows({ start, end }: Finding['range']) {
  const first = forReport(start);
  const last = forReport(end);
  return { line: first.row, column: first.column, endLine: last.row, endColumn: last.column };
}

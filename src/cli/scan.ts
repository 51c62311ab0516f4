import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { furtherReading } from '#core/report/furtherReading.ts';
import { reportAsJson } from '#core/report/json.ts';
import type { Report } from '#core/report/report.ts';
import { reportAsSarif } from '#core/report/sarif.ts';
import { reportAsText } from '#core/report/text.ts';
import { isOpen } from '#core/scan/finding.ts';
import { isAtLeast } from '#core/scan/rule.ts';
import type { Command, Terminal } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { interruptible } from './interrupt.ts';
import { lookOf, plainLook } from './look.ts';
import { collect } from './scanCollect.ts';
import type { ScanOptions } from './scanOptions.ts';
import { scanHelp, scanOptions } from './scanOptions.ts';

export const scan: Command = {
  name: 'scan',
  summary: 'look for leaked keys in files, staged changes or history',
  help: scanHelp,
  async run(args, terminal) {
    const options = scanOptions(args);
    const interrupt = interruptible();
    try {
      const report = await collect(options, terminal, interrupt.signal);
      if (interrupt.signal.aborted) return stopped(terminal);
      deliver(report, options, terminal);
      return verdict(report, options);
    } finally {
      interrupt.dispose();
    }
  },
};

function stopped(terminal: Terminal): number {
  terminal.err('Stopped before the end; nothing is reported.\n');
  return exitCode.usage;
}

function deliver(report: Report, { format, output }: ScanOptions, terminal: Terminal): void {
  const text = rendered(report, format, output, terminal);
  if (output === undefined) terminal.out(text);
  else if (existsSync(dirname(output))) writeFileSync(output, text);
  else throw new UsageError(`There is no folder ${dirname(output)}.`);
}

function rendered(
  report: Report,
  format: ScanOptions['format'],
  output: string | undefined,
  terminal: Terminal,
): string {
  switch (format) {
    case 'text':
      return reportAsText(report, output === undefined ? lookOf(terminal) : plainLook());
    case 'json':
      return reportAsJson(report);
    case 'sarif':
      return reportAsSarif(report, furtherReading);
  }
}

/** Findings outrank a file that could not be read; that alone is an incomplete scan. */
function verdict({ files, totals }: Report, { failOn }: ScanOptions): number {
  const open = files.flatMap(({ findings }) => findings.filter(isOpen));
  if (failOn !== 'never' && open.some(({ severity }) => isAtLeast(severity, failOn))) return exitCode.found;
  return totals.failed.length > 0 && totals.files === 0 ? exitCode.usage : exitCode.fine;
}

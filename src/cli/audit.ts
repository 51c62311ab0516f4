import { existsSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { audit as auditOf } from '#core/audit/audit.ts';
import { badge } from '#core/audit/badge.ts';
import type { Checklist } from '#core/report/checks.ts';
import { checklistAsMarkdown, tally } from '#core/report/checks.ts';
import { checklistAsText } from '#core/report/checksText.ts';
import { collectFacts } from '#platform/node/audit/collectFacts.ts';
import type { Command } from './command.ts';
import { exitCode, UsageError } from './command.ts';
import { interruptible } from './interrupt.ts';
import { lookOf } from './look.ts';
import { version } from './version.ts';

const help = `mistral-guard audit [DIR]

Goes through the security checklist of a Mistral integration: keys, code, configuration, runtime.

  --format text|json|markdown   how to report (text)
  --output FILE                 where to, instead of standard output
  --badge FILE                  writes a badge for a README, as SVG

Exit codes: 0 every check that applies passes or could not be made, 1 one fails, 2 the audit could not be done.`;

export const audit: Command = {
  name: 'audit',
  summary: 'go through the security checklist of a Mistral integration',
  help,
  async run(args, terminal) {
    const { folder, format, output, badgeFile } = understand(args);
    const interrupt = interruptible();
    try {
      const checklist = auditOf(await collectFacts(folder, {}, interrupt.signal));
      const text = formats[format](checklist, () => lookOf(terminal));
      if (output === undefined) terminal.out(text);
      else writeFileSync(output, text);
      if (badgeFile !== undefined) writeFileSync(badgeFile, badge(checklist.checks));
      return checklist.checks.some(({ verdict }) => verdict === 'fail') ? exitCode.found : exitCode.fine;
    } finally {
      interrupt.dispose();
    }
  },
};

type Format = (checklist: Checklist, look: () => ReturnType<typeof lookOf>) => string;

const formats = {
  text: (checklist, look) => checklistAsText(checklist, look()),
  json: (checklist) =>
    `${JSON.stringify({ tool: 'mistral-guard', version, tally: tally(checklist.checks), ...checklist }, null, 2)}\n`,
  markdown: checklistAsMarkdown,
} as const satisfies Record<string, Format>;

function understand(args: readonly string[]) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, output: { type: 'string' }, badge: { type: 'string' } },
  });
  const [folder = '.', ...more] = positionals;
  if (more.length > 0) throw new UsageError('One folder at a time.');
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const { format } = values;
  if (!isFormat(format)) throw new UsageError(`“${format}” is no format; text, json and markdown are.`);
  return { folder, format, output: values.output, badgeFile: values.badge };
}

const isFormat = (format: string): format is keyof typeof formats => Object.hasOwn(formats, format);
